import { invented, openWithInventedTownship } from './spring-festival.js';
import type { Stage, Story } from './story.js';

/*
 * The clue of S9 and S12: from the autonomous region to the Case Office, to Office 2, and to five people of zone 2. Whom it
 * is about is asked when somebody is put on it and written nowhere; here it is somebody of an invented township.
 */

export const ENVELOPE = 'e1'.repeat(32);
export const asking = { units: [invented.township], blind: '5b'.repeat(32) };

export const cast9 = ({ cast }: Story) => ({
  leader: cast.of('principal-leader'),
  inCharge: cast.of('leader-in-charge'),
  caseHead: cast.of('case-office-head'),
  caseOfficial: cast.of('case-office-official'),
  colleague: cast.of('case-office-official', undefined, 1),
  conduct: cast.of('conduct-office-head'),
  general: cast.of('general-office-official'),
  auditor: cast.of('auditor'),
  internal: cast.of('internal-supervision'),
  handler: cast.of('office-official', 'office-2', 2),
  second: cast.of('office-official', 'office-2', 3),
  director: cast.director('zone-2'),
  deputy: cast.deputy('zone-2'),
  outsider: cast.of('township-official', 'commission-qukou'),
  /** The five of the sealed list. */
  lead: cast.of('township-secretary', 'commission-gaozhuang'),
  two: cast.of('township-official', 'commission-chengguan'),
  three: cast.of('group-head', 'group-1'),
  four: cast.of('group-official', 'group-5'),
  five: cast.liaison('zone-2'),
  ofYunshan: cast.of('township-secretary', invented.commission),
});
export type Cast9 = ReturnType<typeof cast9>;

export const five = (who: Cast9) => [who.lead, who.two, who.three, who.four, who.five];

export const openInApril = (stage: Stage): Promise<Story> =>
  openWithInventedTownship(stage, '2026-04-08T08:00:00+08:00');

export const verificationBy = (who: Cast9) => ({
  zone: 'zone-2',
  kind: 'from-above',
  leader: who.lead,
  persons: five(who),
  ...asking,
});

/** How a clue comes there, without assertions: S9 asserts it. */
export function clueNumbered(number: string) {
  const says = (story: Story, person: string, path: string, body: object = {}) =>
    story.as(person).does(`clues/${number}${path}`, body);
  return {
    async arrives(story: Story, noticedAt: string): Promise<void> {
      const { caseOfficial, general } = cast9(story);
      await story.as(caseOfficial).does('clues', { number, source: 'other-body', envelope: ENVELOPE, noticedAt });
      await says(story, caseOfficial, '/transfer', { witness: general });
    },
    async isReceived(story: Story): Promise<void> {
      const { caseHead, colleague } = cast9(story);
      await says(story, caseHead, '/acknowledge', { second: colleague, envelope: ENVELOPE });
    },
    /** To Office 2, with the principal leader's consent. */
    async isDistributed(story: Story): Promise<void> {
      const { caseHead, leader } = cast9(story);
      await says(story, caseHead, '/distribution', { body: 'office-2', ...asking });
      await says(story, leader, '/distribution/approve');
    },
    async isHandedOver(story: Story): Promise<void> {
      const { caseHead, caseOfficial, handler } = cast9(story);
      await says(story, caseHead, '/hand-over', { handler, witness: caseOfficial, ...asking });
    },
    async isAccepted(story: Story): Promise<void> {
      const { handler, second } = cast9(story);
      await says(story, handler, '/accept', { second, envelope: ENVELOPE });
    },
    async isEntrusted(story: Story): Promise<void> {
      const who = cast9(story);
      await says(story, who.caseHead, '/verification', verificationBy(who));
      await says(story, who.leader, '/verification/entrust');
    },
  };
}

/** All of it, on 8 and 9 April. */
export async function tellUntilEntrusted(story: Story, number: string): Promise<void> {
  const clue = clueNumbered(number);
  story.at('2026-04-08T16:00:00+08:00');
  await clue.arrives(story, '2026-04-08T15:30:00+08:00');
  story.at('2026-04-09T08:30:00+08:00');
  await clue.isReceived(story);
  await clue.isDistributed(story);
  story.at('2026-04-09T09:30:00+08:00');
  await clue.isHandedOver(story);
  story.at('2026-04-09T09:45:00+08:00');
  await clue.isAccepted(story);
  await clue.isEntrusted(story);
}
