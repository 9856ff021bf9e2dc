interface Item {
  readonly handover: string;
  readonly item: string;
  readonly state: string;
}

/** The items of each hand-over, those still open first within it; hand-overs in the order of the rows. */
export function byHandover<Row extends Item>(rows: readonly Row[]): readonly (readonly [Row, ...Row[]])[] {
  const lists = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const list = lists.get(row.handover);
    if (list) list.push(row);
    else lists.set(row.handover, [row]);
  }
  return [...lists.values()].map((list) => list.sort((a, b) => Number(isSettled(a)) - Number(isSettled(b))));
}

/** Somebody has it: by accepting it, or by decision. */
export const isSettled = ({ state }: Pick<Item, 'state'>) => state === 'accepted' || state === 'excused';
