import { zoneTable } from '@county/demo/establish.js';
import { commissionNameOf, commissionOf, countyTable, departments, type Township } from './county-table.js';
import { month } from './reporting-ground.js';
import { yunshan } from './spring-festival.js';
import type { Story } from './story.js';
import type { Teller, Telling } from './telling.js';
import { theYearOpens } from './tellings/s01-the-year-opens.js';
import { springFestivalCheck } from './tellings/s02-spring-festival.js';
import { theClue } from './tellings/s03-the-clue.js';
import { monthlyReportMissed } from './tellings/s04-monthly-report-missed.js';
import { duplicateMerged } from './tellings/s05-duplicate-inspection-merged.js';
import { recusal } from './tellings/s06-recusal.js';
import { familiarity, LIUWAN } from './tellings/s07-familiarity.js';
import { quarterlyReports } from './tellings/s08-quarterly-reports.js';
import { clueVerification } from './tellings/s09-clue-verification.js';
import { interference } from './tellings/s10-interference.js';
import { aMemberLeaves } from './tellings/s11-a-member-leaves.js';
import { closing } from './tellings/s12-closing-after-verification.js';
import { QINGHE, rectificationOverdue } from './tellings/s13-rectification-overdue.js';
import { compositionAdjusted } from './tellings/s14-composition-adjusted.js';
import { halfYearSummary } from './tellings/s15-half-year-summary.js';
import { theAuditor } from './tellings/s16-the-auditor.js';
import { correctionLine } from './tellings/s17-correction-line.js';
import { correction, LIUHE, SHAZHOU } from './tellings/s17-correction.js';
import { offlineVillages, SHIGOU } from './tellings/s18-offline-villages.js';
import { annualSummaries } from './tellings/s19-annual-summaries.js';
import { BAIHE, recurrence, SONGLIN } from './tellings/s19-recurrence.js';
import { annualAssessment, YUNHE } from './tellings/s20-annual-assessment-and-objection.js';

/* The twenty stories as one year of one county. Where two of them want the same unit, body or zone, one has another here. */

/** Nobody's place is taken: these come beside those of the seed. */
const TOWNSHIPS: readonly Township[] = [yunshan, LIUWAN, QINGHE, LIUHE, SHAZHOU, SHIGOU, SONGLIN, BAIHE, YUNHE].map(
  ({ unit, name, zone }) => ({ unit, name, zone }),
);

const DEPARTMENTS = { 'zone-2': 1, 'zone-3': 2, 'zone-4': 11 } as const;

/** Who is who: the table as it stands once S1 has loaded the document's and what is invented has been registered. */
export const yearsTable = countyTable({ townships: TOWNSHIPS, departments: DEPARTMENTS });

/** After S1, which is told of the document's own table: what the other stories find in the county. */
function theCountyIsComplete({ begins, at, it }: Teller): void {
  let story: Story;
  begins((told) => (story = told));

  at('2026-01-05T15:00:00+08:00');
  it('registers what is invented', async () => {
    const conduct = story.as(story.cast.of('conduct-office-head'));
    const leader = story.as(story.cast.of('principal-leader'));
    const assign = (unit: string, zone: string) => leader.does(`units/${unit}/zone`, { zone, from: '2026-01-05' });
    for (const township of TOWNSHIPS) {
      const { unit, name, zone } = township;
      await conduct.does('units', { unit, kind: 'unit', name, category: 'township' });
      await assign(unit, zone);
      const body = commissionOf(township);
      await conduct.does('units', { unit: body, kind: 'commission', name: commissionNameOf(township), hosts: [unit] });
      await assign(body, zone);
    }
    for (const [zone, count] of Object.entries(DEPARTMENTS))
      for (const { id: unit, name, category } of departments(zone, count)) {
        await conduct.does('units', { unit, kind: 'unit', name, category });
        await assign(unit, zone);
      }
  });

  it('enters the members of the zones', async () => {
    for (const { id: zone, bodies } of story.cast.table.zones) {
      const office = story.as(story.cast.liaison(zone));
      for (const { person, home } of story.cast.persons)
        if (bodies.some(({ id }) => id === home))
          await office.does(`zones/${zone}/members`, { person, home, from: '2026-01-05' });
    }
  });

  // S4 tells of a zone that has nothing to report for February, and S2 of none but zone 3's check.
  at('2026-02-13T09:00:00+08:00');
  it('gives zone 4 more time for its festival check', () =>
    story
      .as(story.cast.of('leader-in-charge'))
      .does('tasks/2026-spring-festival-zone-4/extend', { until: '2026-06-30', reason: '并入日常监督' }));
}

/** What S17 corrects is carried over only where no report is owed any more; these months no story tells of. */
function theMonthsBetween({ begins, at, it }: Teller): void {
  let story: Story;
  begins((told) => (story = told));
  for (const [moment, offices] of [
    // Office 2's officer is away, and S4 tells of that.
    ['2026-03-25T15:00:00+08:00', ['1', '3']],
    ['2026-04-24T15:00:00+08:00', ['1', '2', '3']],
    ['2026-05-25T15:00:00+08:00', ['1', '2', '3', '4']],
  ] as const) {
    at(moment);
    it(`hands in the month’s reports of Offices ${offices.join(', ')}`, async () => {
      await story.wakes();
      for (const n of offices) await month(story, n, moment.slice(0, 7));
    });
  }
}

const bodies = [...zoneTable.zones.flatMap((zone) => zone.bodies.map(({ id }) => id)), ...TOWNSHIPS.map(commissionOf)];

/** By the name under which each is told; of two that tell of the same moment, the first. */
export const theWholeYear: Readonly<Record<string, Telling>> = {
  S1: theYearOpens,
  'the county': theCountyIsComplete,
  'the offices': theMonthsBetween,
  S2: springFestivalCheck,
  S3: theClue,
  S4: monthlyReportMissed,
  S5: duplicateMerged,
  S6: recusal,
  // The county is younger than the year before.
  S7: (teller) => familiarity(teller, { on: '2026-01-26', due: '2026-02-13' }),
  S8: (teller) => quarterlyReports(teller, '4'),
  S9: clueVerification,
  S10: interference,
  S11: aMemberLeaves,
  S12: closing,
  S13: rectificationOverdue,
  S14: compositionAdjusted,
  S15: (teller) => halfYearSummary(teller, 'veterans-affairs-bureau'),
  S16: theAuditor,
  S17: correction,
  'S17 in the reports': (teller) => correctionLine(teller, '3'),
  S18: offlineVillages,
  S19: recurrence,
  'S19 in the reports': annualSummaries,
  S20: (teller) =>
    annualAssessment(teller, {
      lead: { post: 'township-official', of: commissionOf(LIUWAN) },
      helper: { of: commissionOf(SHIGOU) },
      bodies,
    }),
};
