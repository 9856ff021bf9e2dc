import { defineView } from '@libs/read-models/view.js';
import type { ArrangementEvents } from './arrangement.state.js';

export type ContactRow = {
  readonly office: string;
  readonly officeName: string;
  readonly zone: string | null;
  readonly head: string | null;
  readonly liaison: string | null;
  readonly contact: string | null;
  /** Since when there is this liaison officer, or none. */
  readonly since: string;
};

type Row = ContactRow | undefined;
const day = ({ occurredAt }: { readonly occurredAt: string }) => occurredAt.slice(0, 10);

/** 联络员名单: whom to call in each office (R54). */
export const contactList = defineView<ContactRow, ArrangementEvents>()({
  name: 'contact-list',
  version: 1,
  key: (event) => {
    switch (event.type) {
      case 'ZoneEstablished':
      case 'OfficeHeadRecorded':
      case 'LiaisonDesignated':
      case 'LiaisonReplaced':
      case 'LiaisonRelieved':
      case 'ZoneDissolved':
        return event.data.office;
      case 'CounterpartOfficeSet':
        return [event.data.office, event.data.before];
      case 'UnitRenamed':
        return event.data.zone === undefined ? undefined : event.data.unit;
      default:
        return undefined;
    }
  },
  on: {
    ZoneEstablished: (row, { data: { office, officeName, zone }, meta }) => ({
      ...opened(row, office, officeName, day(meta)),
      zone,
    }),
    CounterpartOfficeSet: (row, { data: { office, officeName, zone }, meta }, key) =>
      key === office ? { ...opened(row, office, officeName, day(meta)), zone } : { ...row!, zone: null },
    OfficeHeadRecorded: (row, { data: { person } }) => ({ ...row!, head: person }),
    LiaisonDesignated: (row, { data: { person, contact }, meta }) => ({
      ...row!,
      liaison: person,
      contact: contact ?? row!.contact,
      since: day(meta),
    }),
    LiaisonReplaced: (row, { data: { to, contact }, meta }) => ({
      ...row!,
      liaison: to,
      contact: contact ?? row!.contact,
      since: day(meta),
    }),
    LiaisonRelieved: (row, { meta }) => ({ ...row!, liaison: null, since: day(meta) }),
    UnitRenamed: (row, { data: { name } }) => row && { ...row, officeName: name },
    ZoneDissolved: (row) => ({ ...row!, zone: null }),
  },
  indexes: ['zone'],
});

const opened = (row: Row, office: string, officeName: string, since: string): ContactRow =>
  row ?? { office, officeName, zone: null, head: null, liaison: null, contact: null, since };
