import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents, Placing } from './arrangement.state.js';

/** What a date is needed to read: a zone with its posts, or a member of zones with where it belonged from which day. */
export type ZoneRegisterRow =
  | {
      readonly is: 'zone';
      readonly zone: string;
      readonly no: number;
      readonly name: string;
      readonly office: string;
      readonly officeName: string;
      readonly director: readonly Term[];
      readonly deputy: readonly Term[];
      readonly liaison: string | null;
    }
  | {
      readonly is: 'commission' | 'group' | 'unit' | 'supervisor';
      readonly member: string;
      readonly name: string;
      readonly printed: string;
      /** Place in the document; the printed order. */
      readonly order: number;
      readonly placings: readonly Placing[];
      /** The zone of the latest placing, which may lie ahead. */
      readonly zone: string | null;
      /** Of a special supervisor: first day no longer. */
      readonly until?: string;
    };

type Term = { readonly person: string; readonly from: string; readonly until?: string; readonly acting?: true };
type ZoneRow = Extract<ZoneRegisterRow, { is: 'zone' }>;
type MemberRow = Exclude<ZoneRegisterRow, { is: 'zone' }>;

const zone = (row: ZoneRegisterRow | undefined) => row as ZoneRow;
const placed = (row: ZoneRegisterRow | undefined, placing: Placing): MemberRow => {
  const member = row as MemberRow;
  const placings = [...member.placings, placing].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...member, placings, zone: placings.at(-1)!.zone };
};
const ended = (terms: readonly Term[], until: string) =>
  terms.map((term) => (term.until === undefined ? { ...term, until } : term));

const zoneKey = (id: string) => `zone:${id}`;
const memberKey = (id: string) => `member:${id}`;

/** 协作区台账: the arrangement with all its days, from which the table of any date can be printed. */
export const zoneRegister = defineView<ZoneRegisterRow, ArrangementEvents>()({
  name: 'zone-register',
  version: 2,
  key: (event) => {
    switch (event.type) {
      case 'ZoneEstablished':
      case 'ZoneDirectorAppointed':
      case 'ActingDirectorAppointed':
      case 'ZoneDirectorRelieved':
      case 'DeputyDirectorChanged':
      case 'LiaisonDesignated':
      case 'LiaisonReplaced':
        return zoneKey(event.data.zone);
      case 'BodyRegistered':
      case 'BodyAssignedToZone':
        return memberKey(event.data.body);
      case 'UnitRegistered':
      case 'UnitAssignedToZone':
        return memberKey(event.data.unit);
      case 'SpecialSupervisorAllotted':
      case 'AllotmentTermSet':
        return memberKey(event.data.person);
      case 'ZoneCompositionAdjusted':
        return event.data.moves.map(({ member }) => memberKey(member));
      default:
        return undefined;
    }
  },
  on: {
    ZoneEstablished: (_, { data: { textOrder: _text, ...zone } }) => ({
      is: 'zone',
      ...zone,
      director: [],
      deputy: [],
      liaison: null,
    }),
    ZoneDirectorAppointed: (row, { data: { person, from } }) => ({
      ...zone(row),
      director: [...ended(zone(row).director, from), { person, from }],
    }),
    ActingDirectorAppointed: (row, { data: { person, from } }) => ({
      ...zone(row),
      director: [...zone(row).director, { person, from, acting: true }],
    }),
    ZoneDirectorRelieved: (row, { data: { until } }) => ({ ...zone(row), director: ended(zone(row).director, until) }),
    DeputyDirectorChanged: (row, { data: { person, from } }) => ({
      ...zone(row),
      deputy: [...ended(zone(row).deputy, from), { person, from }],
    }),
    LiaisonDesignated: (row, { data }) => ({ ...zone(row), liaison: data.person }),
    LiaisonReplaced: (row, { data }) => ({ ...zone(row), liaison: data.to }),
    BodyRegistered: (_, { data, revision }) => ({
      is: data.kind,
      member: data.body,
      name: data.name,
      printed: data.printedAs ?? data.name,
      order: revision,
      placings: [],
      zone: null,
    }),
    UnitRegistered: (_, { data, revision }) => ({
      is: 'unit',
      member: data.unit,
      name: data.name,
      printed:
        data.subUnits.length === 0 ? data.name : `${data.name}（${data.subUnits.map((sub) => sub.name).join('、')}）`,
      order: revision,
      placings: [],
      zone: null,
    }),
    BodyAssignedToZone: (row, { data }) => placed(row, { zone: data.zone, from: data.from }),
    UnitAssignedToZone: (row, { data }) => placed(row, { zone: data.zone, from: data.from }),
    SpecialSupervisorAllotted: (_, { data, revision }) => ({
      is: 'supervisor',
      member: data.person,
      name: data.name,
      printed: data.name,
      order: revision,
      placings: [{ zone: data.zone, from: data.from }],
      zone: data.zone,
      ...(data.until !== undefined && { until: data.until }),
    }),
    AllotmentTermSet: (row, { data: { until } }) => ({ ...(row as MemberRow), until }),
    ZoneCompositionAdjusted: (row, { data: { moves, from } }, key) =>
      placed(row, { zone: moves.find(({ member }) => memberKey(member) === key)!.toZone, from }),
  },
  indexes: ['is', 'zone'],
});
