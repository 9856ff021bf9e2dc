/** One version of a report, as it was submitted; and why it was returned, if it was. */
export interface Version {
  readonly round: number;
  readonly situation: string;
  readonly proposals: string;
  readonly at: string;
  readonly by: string;
  readonly returned?: string;
}

interface Happened {
  readonly type: string;
  readonly occurredAt: string;
  readonly person: string;
  readonly data?: unknown;
}

/** The versions of a report among everything that happened to its inspection, the first one first. */
export const versionsIn = (events: readonly Happened[]): readonly Version[] =>
  events.reduce<readonly Version[]>((before, { type, occurredAt, person, data }) => {
    if (type === 'InspectionReportSubmitted') {
      const { round, situation, proposals = '' } = data as { round: number; situation: string; proposals?: string };
      return [...before, { round, situation, proposals, at: occurredAt, by: person }];
    }
    const last = before.at(-1);
    if (type !== 'InspectionReportReturned' || last === undefined) return before;
    return [...before.slice(0, -1), { ...last, returned: (data as { reason: string }).reason }];
  }, []);
