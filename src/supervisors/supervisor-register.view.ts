import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import type { SupervisorEvents } from './supervisor.state.js';

export type SupervisorRow = {
  readonly person: string;
  readonly name: string;
  /** `null`: known from the zone table alone. */
  readonly from: string | null;
  readonly until: string | null;
  readonly term: number;
  readonly state: 'appointed' | 'ended' | 'allotted-only';
  readonly ended: string | null;
  readonly zone: string | null;
  readonly activities: readonly {
    readonly activity: string;
    readonly kind: string;
    readonly title: string;
    readonly day: string;
    readonly task: string | null;
    readonly took: string | null;
  }[];
};

type Told = SupervisorEvents & Pick<ArrangementEvents, 'SpecialSupervisorAllotted'>;

const blank = (person: string, name: string): SupervisorRow => ({
  person,
  name,
  from: null,
  until: null,
  term: 0,
  state: 'allotted-only',
  ended: null,
  zone: null,
  activities: [],
});

/** 特约监察员名册: who, for which term, in which zone, and what he was invited to. What he declared is in the recusal register. */
export const supervisorRegister = defineView<SupervisorRow, Told>()({
  name: 'supervisor-register',
  version: 1,
  key: (event) => (event.type === 'SpecialSupervisorAllotted' ? event.data.person : event.id),
  on: {
    SpecialSupervisorAllotted: (row, { data: { person, name, zone } }) => ({ ...(row ?? blank(person, name)), zone }),
    SupervisorAppointed: (row, { id, data: { name, from, until, term } }) => ({
      ...(row ?? blank(id, name)),
      name,
      from,
      until,
      term,
      state: 'appointed',
      ended: null,
    }),
    TermRenewed: (row, { data: { until, term } }) => ({ ...row!, until, term }),
    TermEnded: (row, { data: { until, ground } }) => ({ ...row!, until, state: 'ended', ended: ground }),
    SupervisorInvited: (row, { data: { activity, kind, title, day, task } }) => ({
      ...row!,
      activities: [...row!.activities, { activity, kind, title, day, task: task ?? null, took: null }],
    }),
    ParticipationRecorded: (row, { data: { activity, took } }) => ({
      ...row!,
      activities: row!.activities.map((one) => (one.activity === activity ? { ...one, took } : one)),
    }),
  },
  indexes: ['zone', 'state'],
});
