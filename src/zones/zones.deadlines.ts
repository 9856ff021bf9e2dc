import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule, Opening } from '../shared/deadline.js';
import { postsAt } from '../shared/posts.js';
import type { ArrangementEvents } from './arrangement.state.js';

type Of<T extends keyof ArrangementEvents> = DomainEvent<T, ArrangementEvents[T]>;

const itemOf = (handover: string, item: string) => `${handover}-${item}`;

const handedOver = (
  { handover, zone, office }: { handover: string; zone?: string; office?: string },
  { item, title, to }: { item: string; title: string; to: string },
): Opening => ({
  of: itemOf(handover, item),
  title,
  ...(zone !== undefined && { zone }),
  ...(office !== undefined && { office }),
  posts: [],
  persons: [to],
  escalatesTo: postsAt(zone, 'zone-director'),
});

export const zoneDeadlines: readonly DeadlineRule[] = [
  {
    name: 'hand-over',
    zh: '接收交接事项',
    en: 'Acceptance of what is handed over',
    term: 'hand-over',
    counts: false,
    opens: {
      HandoverOpened: ({ data }: Of<'HandoverOpened'>) =>
        data.items.map(({ id, title }) => handedOver(data, { item: id, title, to: data.successor })),
      // Whoever is asked later has the whole term from then on.
      HandoverItemAssigned: ({ data }: Of<'HandoverItemAssigned'>) => handedOver(data, data),
    },
    meets: {
      HandoverItemAccepted: ({ data: { handover, item } }: Of<'HandoverItemAccepted'>) => ({
        of: itemOf(handover, item),
      }),
    },
    cancels: {
      HandoverExcused: ({ data: { handover, items } }: Of<'HandoverExcused'>) =>
        items.map(({ id }) => ({ of: itemOf(handover, id) })),
    },
  },
  {
    name: 'director-replacement',
    zh: '任命协作区主任',
    en: 'Appointment of a zone director',
    term: 'director-replacement',
    counts: false,
    // An acting director bridges the time; the zone still waits for its own.
    opens: {
      ZoneDirectorRelieved: ({ data: { zone, until } }: Of<'ZoneDirectorRelieved'>) => ({
        of: zone,
        title: `${zone}：任命协作区主任`,
        start: until,
        zone,
        posts: ['general-office-head'],
        escalatesTo: ['principal-leader'],
      }),
    },
    meets: { ZoneDirectorAppointed: ({ data: { zone } }: Of<'ZoneDirectorAppointed'>) => ({ of: zone }) },
    cancels: { ZoneDissolved: ({ data: { zone } }: Of<'ZoneDissolved'>) => ({ of: zone }) },
  },
  {
    name: 'liaison-replacement',
    zh: '指定新的联络员',
    en: 'Designation of another liaison officer',
    term: 'liaison-replacement',
    counts: false,
    opens: {
      LiaisonRelieved: ({ data: { office, zone } }: Of<'LiaisonRelieved'>) =>
        zone === undefined
          ? undefined
          : {
              of: office,
              title: `${office}：指定联络员`,
              zone,
              office,
              posts: [`office-head:${office}`],
              escalatesTo: ['conduct-office-head'],
            },
    },
    meets: { LiaisonDesignated: ({ data: { office } }: Of<'LiaisonDesignated'>) => ({ of: office }) },
    cancels: {
      ZoneDissolved: ({ data: { office } }: Of<'ZoneDissolved'>) => ({ of: office }),
      CounterpartOfficeSet: ({ data: { before } }: Of<'CounterpartOfficeSet'>) => ({ of: before }),
    },
  },
];
