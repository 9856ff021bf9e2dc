import { defineView } from '@libs/read-models/view.js';
import type { PeopleEvents } from '../people/people.state.js';
import type { ArrangementEvents, Going } from './arrangement.state.js';

type Span = { readonly from: string; readonly until?: string };
type HomePost = Span & { readonly post: string; readonly of: string | null };
type Role = Span & { readonly role: string; readonly zone: string; readonly home?: string };

export type MemberCardRow = {
  readonly person: string;
  readonly name: string | null;
  /** Posts at home: untouched by anything the zone does (二（三）). */
  readonly posts: readonly HomePost[];
  /** What the person is in zones, besides. */
  readonly roles: readonly Role[];
  /** Of the role entered last that has not ended. */
  readonly role: string | null;
  readonly zone: string | null;
  readonly home: string | null;
};

const card = (row: MemberCardRow | undefined, person: string): MemberCardRow =>
  row ?? { person, name: null, posts: [], roles: [], role: null, zone: null, home: null };

const withRoles = (row: MemberCardRow, roles: readonly Role[]): MemberCardRow => {
  const now = roles.findLast(({ until }) => until === undefined);
  return { ...row, roles, role: now?.role ?? null, zone: now?.zone ?? null, home: now?.home ?? null };
};
const takes = (row: MemberCardRow | undefined, person: string, role: Role) =>
  withRoles(card(row, person), [...card(row, person).roles, role]);
const leaves = (row: MemberCardRow | undefined, person: string, roles: readonly string[], until: string) =>
  withRoles(
    card(row, person),
    card(row, person).roles.flatMap((one) => {
      if (!roles.includes(one.role)) return [one];
      if (one.from > until) return [];
      return [one.until === undefined || one.until > until ? { ...one, until } : one];
    }),
  );
/** A member in the first of these zones, and with the home in each of the others. */
const joins = (row: MemberCardRow | undefined, person: string, home: string, places: readonly Going[]) =>
  places.reduce(
    (known, { zone, from }) =>
      takes(leaves(known, person, ['zone-member'], from), person, { role: 'zone-member', zone, home, from }),
    card(row, person),
  );
const DIRECTS = ['zone-director', 'acting-director'];

/** The member goes where the body goes, the supervisor where he is allotted. */
const along = (
  row: MemberCardRow | undefined,
  role: string,
  to: readonly { readonly person: string; readonly toZone: string }[],
  from: string,
  person: string,
) => {
  const there = to.find((one) => one.person === person);
  const before = card(row, person).roles.findLast((one) => one.role === role && one.until === undefined);
  if (!there || !before) return row;
  return takes(leaves(row, person, [role], from), person, { ...before, zone: there.toZone, from });
};

/** 成员卡片: a person's home unit and posts, and beside them the role in a zone (R7). */
export const memberCard = defineView<MemberCardRow, PeopleEvents & ArrangementEvents>()({
  name: 'member-card',
  version: 2,
  key: (event) => {
    switch (event.type) {
      case 'PersonRegistered':
      case 'PostTaken':
      case 'PostEnded':
      case 'ZoneDirectorAppointed':
      case 'ActingDirectorAppointed':
      case 'ZoneDirectorRelieved':
      case 'SpecialSupervisorAllotted':
      case 'ZoneMemberAdded':
      case 'ZoneMemberReassigned':
      case 'ZoneMemberRemoved':
        return event.data.person;
      case 'ZoneCompositionAdjusted':
        return (event.data.members ?? []).map(({ person }) => person);
      case 'ZoneDissolved': {
        const { members, supervisors, director } = event.data;
        const moved = [...members, ...supervisors].map(({ person }) => person);
        return director === undefined ? moved : [...new Set([...moved, director])];
      }
      default:
        return undefined;
    }
  },
  on: {
    PersonRegistered: (row, { data: { person, name } }) => ({ ...card(row, person), name }),
    PostTaken: (row, { data: { person, post, of, from } }) => ({
      ...card(row, person),
      posts: [...card(row, person).posts, { post, of: of ?? null, from }],
    }),
    PostEnded: (row, { data: { person, post, of, until } }) => ({
      ...card(row, person),
      posts: card(row, person).posts.map((held) =>
        held.post === post && held.of === (of ?? null) && held.until === undefined ? { ...held, until } : held,
      ),
    }),
    ZoneDirectorAppointed: (row, { data: { person, zone, from } }) =>
      takes(leaves(row, person, DIRECTS, from), person, { role: 'zone-director', zone, from }),
    ActingDirectorAppointed: (row, { data: { person, zone, from } }) =>
      takes(row, person, { role: 'acting-director', zone, from }),
    ZoneDirectorRelieved: (row, { data: { person, until } }) => leaves(row, person, DIRECTS, until),
    SpecialSupervisorAllotted: (row, { data: { person, name, zone, from } }) => ({
      ...takes(row, person, { role: 'special-supervisor', zone, from }),
      name,
    }),
    ZoneMemberAdded: (row, { data: { person, zone, home, from, goesTo } }) =>
      joins(row, person, home, [{ zone, from }, ...(goesTo ?? [])]),
    ZoneMemberReassigned: (row, { data: { person, toZone: zone, toHome, from, goesTo } }) =>
      joins(row, person, toHome, [{ zone, from }, ...(goesTo ?? [])]),
    ZoneMemberRemoved: (row, { data: { person, until } }) => leaves(row, person, ['zone-member'], until),
    ZoneCompositionAdjusted: (row, { data: { members = [], from } }, person) =>
      along(row, 'zone-member', members, from, person),
    ZoneDissolved: (row, { data: { members, supervisors, director, from } }, person) => {
      const ended = person === director ? leaves(row, person, DIRECTS, from) : row;
      const moved = along(ended, 'zone-member', members, from, person);
      return along(moved, 'special-supervisor', supervisors, from, person);
    },
  },
  indexes: ['zone', 'home', 'role'],
});
