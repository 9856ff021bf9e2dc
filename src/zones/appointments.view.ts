import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents } from './arrangement.state.js';

export type AppointmentsRow = {
  readonly is: 'zone' | 'office';
  /** The zone's or office's name when it was entered. */
  readonly name: string;
  readonly terms: readonly {
    readonly post: 'zone-director' | 'acting-director' | 'office-head' | 'liaison-officer';
    readonly person: string;
    readonly from: string;
    readonly until?: string;
    readonly reason?: string;
    /** When it was entered, by whom, and on what it rests: the effective day alone does not tell. */
    readonly recordedAt: string;
    readonly enteredBy: string;
    readonly basis: string | null;
  }[];
  /** Posts that nobody holds, or will, by the latest entry. */
  readonly vacant: readonly string[];
  readonly persons: readonly string[];
};

type Row = AppointmentsRow;
type Post = Row['terms'][number]['post'];
type Entered = {
  readonly meta: {
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly actor: { readonly person: string };
    readonly basis?: string;
  };
};

const DIRECTS: readonly Post[] = ['zone-director', 'acting-director'];

const vacancies = ({ is, terms }: Row): readonly string[] => {
  const open = (...posts: Post[]) => terms.some(({ post, until }) => until === undefined && posts.includes(post));
  if (is === 'zone') return open(...DIRECTS) ? [] : ['zone-director'];
  return [...(open('office-head') ? [] : ['office-head']), ...(open('liaison-officer') ? [] : ['liaison-officer'])];
};

const opened = (is: Row['is'], name: string): Row => {
  const row: Row = { is, name, terms: [], vacant: [], persons: [] };
  return { ...row, vacant: vacancies(row) };
};

const withTerms = (row: Row, terms: Row['terms']): Row => {
  const next = { ...row, terms, persons: [...new Set(terms.map(({ person }) => person))] };
  return { ...next, vacant: vacancies(next) };
};

const left = (row: Row, posts: readonly Post[], until: string, reason?: string): Row =>
  withTerms(
    row,
    row.terms.map((term) =>
      posts.includes(term.post) && (term.until === undefined || until < term.until)
        ? { ...term, until, ...(reason !== undefined && { reason }) }
        : term,
    ),
  );

const taken = (row: Row, post: Post, person: string, from: string, { meta }: Entered): Row =>
  withTerms(row, [
    ...row.terms,
    {
      post,
      person,
      from,
      recordedAt: meta.recordedAt,
      enteredBy: meta.actor.person,
      basis: meta.basis ?? null,
    },
  ]);

const dayOf = ({ meta }: Entered) => meta.occurredAt.slice(0, 10);
const zoneKey = (zone: string) => `zone:${zone}`;
const officeKey = (office: string) => `office:${office}`;

/** 任职沿革: who directed a zone, headed an office and was its liaison officer, from when to when, and by whose entry. */
export const appointments = defineView<AppointmentsRow, ArrangementEvents>()({
  name: 'appointments',
  version: 1,
  key: (event) => {
    switch (event.type) {
      case 'ZoneEstablished':
        return [zoneKey(event.data.zone), officeKey(event.data.office)];
      case 'ZoneDirectorAppointed':
      case 'ActingDirectorAppointed':
      case 'ZoneDirectorRelieved':
      case 'ZoneDissolved':
        return zoneKey(event.data.zone);
      case 'CounterpartOfficeSet':
      case 'OfficeHeadRecorded':
      case 'LiaisonDesignated':
      case 'LiaisonReplaced':
      case 'LiaisonRelieved':
        return officeKey(event.data.office);
      default:
        return undefined;
    }
  },
  on: {
    ZoneEstablished: (row, { data: { zone, name, officeName } }, key) => {
      if (row) return row;
      return key === zoneKey(zone) ? opened('zone', name) : opened('office', officeName);
    },
    CounterpartOfficeSet: (row, { data: { officeName } }) => row ?? opened('office', officeName),
    ZoneDirectorAppointed: (row, event) => {
      const { person, from } = event.data;
      return taken(left(row!, DIRECTS, from), 'zone-director', person, from, event);
    },
    ActingDirectorAppointed: (row, event) => {
      const { person, from } = event.data;
      return taken(left(row!, DIRECTS, from), 'acting-director', person, from, event);
    },
    ZoneDirectorRelieved: (row, { data: { until, reason } }) => left(row!, DIRECTS, until, reason),
    ZoneDissolved: (row, { data: { from, reason } }) => ({ ...left(row!, DIRECTS, from, reason), vacant: [] }),
    OfficeHeadRecorded: (row, event) => {
      const { person, from } = event.data;
      return taken(left(row!, ['office-head'], from), 'office-head', person, from, event);
    },
    LiaisonDesignated: (row, event) => taken(row!, 'liaison-officer', event.data.person, dayOf(event), event),
    LiaisonReplaced: (row, event) => {
      const { to, reason } = event.data;
      return taken(left(row!, ['liaison-officer'], dayOf(event), reason), 'liaison-officer', to, dayOf(event), event);
    },
    LiaisonRelieved: (row, event) => left(row!, ['liaison-officer'], dayOf(event), event.data.reason),
  },
  indexes: ['is', 'persons', 'vacant'],
});
