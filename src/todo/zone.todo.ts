import { OF_GENERAL_OFFICE, postsAt } from '../shared/posts.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import { next, over, type TodoKeys, type TodoRows } from './todo-row.js';

const handedOver = (handover: string, item: string) => `handover:${handover}:${item}`;
const itsItem = ({
  data: { handover, item },
}: {
  readonly data: { readonly handover: string; readonly item: string };
}) => handedOver(handover, item);
const itsItems = ({
  data: { handover, items },
}: {
  readonly data: { readonly handover: string; readonly items: readonly { readonly id: string }[] };
}) => items.map(({ id }) => handedOver(handover, id));
const itsDirector = ({ data: { zone } }: { readonly data: { readonly zone: string } }) => `director:${zone}`;
const itsLiaison = ({ data: { office } }: { readonly data: { readonly office: string } }) => `liaison:${office}`;

export const zoneKeys: TodoKeys<ArrangementEvents> = {
  HandoverOpened: itsItems,
  HandoverExcused: itsItems,
  HandoverItemAssigned: itsItem,
  HandoverItemContested: itsItem,
  HandoverItemAccepted: itsItem,
  ZoneDirectorRelieved: itsDirector,
  ZoneDirectorAppointed: itsDirector,
  LiaisonRelieved: itsLiaison,
  LiaisonDesignated: itsLiaison,
  ZoneDissolved: (event) => [itsDirector(event), itsLiaison(event)],
};

/** What is handed over when somebody leaves, and posts that must not stay empty. */
export const zoneRows: TodoRows<ArrangementEvents> = {
  HandoverOpened: (row, event, key) => {
    const { handover, successor, items, zone = null, office = null } = event.data;
    const { id, title } = items.find((item) => handedOver(handover, item.id) === key)!;
    const parties = { title, zone, office };
    const asked = next(row, event, 'accept-handover', { persons: [successor] }, parties);
    return { ...asked, category: 'handover', record: `${handover}/items/${id}` };
  },
  HandoverItemAssigned: (row, event) => next(row, event, 'accept-handover', { persons: [event.data.to] }),
  HandoverItemContested: (row, event) => {
    const { office } = row!;
    const posts = postsAt(office, 'office-head', 'liaison-officer');
    return next(row, event, 'assign-handover', { posts: [...posts, ...postsAt(row!.zone, 'zone-director')] });
  },
  HandoverItemAccepted: over,
  HandoverExcused: over,

  ZoneDirectorRelieved: (row, event) => {
    const { zone } = event.data;
    const turn = { posts: [...OF_GENERAL_OFFICE, 'principal-leader'] };
    return { ...next(row, event, 'appoint-director', turn, { zone, title: zone }), category: 'zone', record: zone };
  },
  ZoneDirectorAppointed: over,
  LiaisonRelieved: (row, event) => {
    const { office } = event.data;
    const turn = { posts: postsAt(office, 'office-head') };
    const parties = { office, title: office };
    return { ...next(row, event, 'designate-liaison', turn, parties), category: 'office', record: office };
  },
  LiaisonDesignated: over,
  ZoneDissolved: over,
};
