/** What a person can be kept out of by a decision. An inspection and the task of the same name are one matter. */
export const MATTER_KINDS = ['inspection', 'clue', 'issue', 'assessment'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

export interface Matter {
  readonly kind: MatterKind;
  /** The record's name. */
  readonly matter: string;
}

/** The matter that a record of this category is, if it is one. */
export const matterOf = (category: string, record: string): Matter | undefined => {
  const kind = category === 'task' ? 'inspection' : MATTER_KINDS.find((one) => one === category);
  return kind && { kind, matter: record };
};
