import { Refused } from '@libs/event-sourcing/refused.js';
import type { Clock } from '@libs/event-sourcing/clock.js';
import { instant } from '@libs/event-sourcing/time.js';
import type { ReadModelStore } from '@libs/read-models/index.js';

/** Of one value as JSON, of all of a person's, and how many there may be. */
export const MOST_BYTES = 200_000;
const MOST_IN_ALL = 2_000_000;
const MOST_NAMES = 200;

export interface PreferenceShown {
  readonly name: string;
  /** 1 when first kept, one more at each change. */
  readonly revision: number;
  readonly changed: string;
  readonly bytes: number;
}

type Kept = {
  readonly values: readonly {
    readonly name: string;
    readonly revision: number;
    readonly changed: string;
    /** As text, because a name within may be one that no store takes. */
    readonly json: string;
  }[];
};

/** Another window has changed it since it was read. */
export class PreferenceChanged extends Error {
  override readonly name = 'PreferenceChanged';
  constructor(readonly revision: number) {
    super(`it is at revision ${revision}`);
  }
}

const shown = ({ name, revision, changed, json }: Kept['values'][number]): PreferenceShown => ({
  ...{ name, revision, changed },
  bytes: Buffer.byteLength(json),
});

/**
 * What a person's pages remember from one machine to the next: columns, language, drafts that are not handed in. Kept
 * here, because nothing of a matter may stay in a browser; a document and not events, because it is nobody else's
 * business and goes when it is thrown away. One document a person, so that no one can be asked for by another's name.
 */
export class Preferences {
  constructor(
    private readonly keeps: Pick<ReadModelStore, 'kept' | 'keep'>,
    private readonly clock: Clock,
  ) {}

  async all(county: string, person: string): Promise<readonly PreferenceShown[]> {
    return (await this.of(county, person)).values.map(shown);
  }

  async one(county: string, person: string, name: string): Promise<(PreferenceShown & { value: unknown }) | undefined> {
    const found = (await this.of(county, person)).values.find((one) => one.name === name);
    return found && { ...shown(found), value: JSON.parse(found.json) as unknown };
  }

  /**
   * @throws Refused `preference.too-many`; PreferenceChanged when it is not at revision `ifMatch` (0: not there yet)
   */
  async put(county: string, person: string, name: string, value: unknown, ifMatch?: number): Promise<PreferenceShown> {
    const json = JSON.stringify(value);
    for (;;) {
      const { version, values } = await this.of(county, person);
      const before = values.find((one) => one.name === name);
      mustMatch(before?.revision ?? 0, ifMatch);
      const next = { name, revision: (before?.revision ?? 0) + 1, changed: instant(this.clock.now()), json };
      const all = [...values.filter((one) => one !== before), next];
      const bytes = all.reduce((sum, one) => sum + Buffer.byteLength(one.json), 0);
      if (all.length > MOST_NAMES || bytes > MOST_IN_ALL) throw new Refused('preference.too-many');
      if (await this.keep(county, person, version, all)) return shown(next);
    }
  }

  async remove(county: string, person: string, name: string, ifMatch?: number): Promise<void> {
    for (;;) {
      const { version, values } = await this.of(county, person);
      const before = values.find((one) => one.name === name);
      mustMatch(before?.revision ?? 0, ifMatch);
      if (!before) return;
      const rest = values.filter((one) => one !== before);
      if (await this.keep(county, person, version, rest)) return;
    }
  }

  private async of(county: string, person: string): Promise<Kept & { readonly version: number }> {
    const kept = await this.keeps.kept('preference', `${county}/${person}`);
    return { version: kept?.version ?? 0, values: (kept?.value as Kept | undefined)?.values ?? [] };
  }

  private keep(county: string, person: string, version: number, values: Kept['values']): Promise<boolean> {
    return this.keeps.keep('preference', `${county}/${person}`, version, { values: values.map((one) => ({ ...one })) });
  }
}

function mustMatch(revision: number, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== revision) throw new PreferenceChanged(revision);
}
