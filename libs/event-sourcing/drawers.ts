/**
 * A map by id that is never changed in place, for facts that are folded from the whole log: `put` copies one drawer of
 * 256, where spreading a plain record would copy every entry for every event.
 */
export type Drawers<T> = readonly Readonly<Record<string, T>>[];

const COUNT = 256;

export const noDrawers: Drawers<never> = Array.from({ length: COUNT }, () => ({}));

/** FNV-1a over the code units: any spread will do, as long as it is the same on every machine. */
function drawerOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % COUNT;
}

export const taken = <T>(drawers: Drawers<T>, id: string): T | undefined => {
  const drawer = drawers[drawerOf(id)]!;
  return Object.hasOwn(drawer, id) ? drawer[id] : undefined;
};

export function put<T>(drawers: Drawers<T>, id: string, value: T): Drawers<T> {
  const nth = drawerOf(id);
  return drawers.with(nth, { ...drawers[nth], [id]: value });
}

export const everyOne = <T>(drawers: Drawers<T>): readonly T[] => drawers.flatMap((drawer) => Object.values(drawer));
