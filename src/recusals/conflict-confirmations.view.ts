import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { RelationEvents } from './relations.state.js';

export type ConfirmationRow = {
  readonly matter: string;
  readonly kind: string;
  /** `null`: not known here, such as an assessment's. */
  readonly title: string | null;
  readonly zone: string | null;
  readonly office: string | null;
  readonly units: readonly string[];
  readonly confirmed: readonly {
    readonly person: string;
    readonly post: string;
    /** The office, body or zone of that post. */
    readonly of: string | null;
    readonly at: string;
    readonly units: readonly string[];
  }[];
};

type Told = Pick<
  TaskEvents,
  'TaskAssigned' | 'CollaborationItemDesignated' | 'CrossInspectionOrdered' | 'TaskTransferred'
> &
  Pick<RelationEvents, 'NoConflictConfirmed'>;
type Handed = TaskEvents['TaskAssigned'] | TaskEvents['CollaborationItemDesignated'];

const handed = (
  row: ConfirmationRow | undefined,
  { id, data: { title, zone, office, units } }: DomainEvent<string, Handed>,
): ConfirmationRow => ({
  matter: id,
  kind: 'inspection',
  title,
  zone,
  office,
  units,
  confirmed: row?.confirmed ?? [],
});

/** 无利益冲突承诺: for each task and assessment, who of those who run it has promised that there is no conflict. */
export const conflictConfirmations = defineView<ConfirmationRow, Told>()({
  name: 'conflict-confirmations',
  version: 2,
  key: (event) => (event.type === 'NoConflictConfirmed' ? event.data.matter : event.id),
  on: {
    TaskAssigned: handed,
    CollaborationItemDesignated: handed,
    CrossInspectionOrdered: (row, { data: { zone, office } }) => ({ ...row!, zone, office }),
    TaskTransferred: (row, { data: { zone, office } }) => ({ ...row!, zone, office }),
    NoConflictConfirmed: (row, { id, data: { matter, kind = 'inspection', units }, meta }) => {
      const before = row ?? { matter, kind, title: null, zone: null, office: null, units: [], confirmed: [] };
      const { post, of = null } = meta.actor;
      const promise = { person: id, post, of, at: meta.occurredAt, units };
      return { ...before, confirmed: [...before.confirmed.filter(({ person }) => person !== id), promise] };
    },
  },
  indexes: ['zone', 'office', 'kind'],
});
