import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { campaigns } from './campaign.js';
import type { CampaignEvents } from './campaign.state.js';
import { campaignBoard } from './campaigns.view.js';

const terms = { title: '治酒驾', level: 'region' as const, reference: '宁纪发〔2026〕3号', from: '2026-01-01' };
const opened: Told<CampaignEvents> = { type: 'CampaignOpened', data: terms };
const closed: Told<CampaignEvents> = { type: 'CampaignClosed', data: { result: '检查六个单位' } };

describe('opening a campaign (R26)', () => {
  const open = (events: Told<CampaignEvents>[], change: object = {}) =>
    given(campaigns, events).when('OpenCampaign', { ...terms, ...change });
  it('records who deployed it, and by which document', () => {
    expect(open([])).toEqual([opened]);
    expect(open([], { until: '2026-06-30' })[0]!.data).toMatchObject({ until: '2026-06-30' });
  });
  it('is refused under the name of another, and where it would end before it begins', () => {
    expect(() => open([opened], { reference: '宁纪发〔2026〕4号' })).toThrow('campaign.name-taken');
    expect(() => open([], { until: '2025-12-31' })).toThrow('campaign.ends-before-it-begins');
  });
  it('changes nothing twice', () => {
    expect(open([opened])).toEqual([]);
  });
});

describe('closing a campaign', () => {
  const close = (events: Told<CampaignEvents>[]) =>
    given(campaigns, events).when('CloseCampaign', { result: '检查六个单位' });
  it('records what came of it', () => {
    expect(close([opened])).toEqual([closed]);
  });
  it('is refused where there is none', () => {
    expect(() => close([])).toThrow('campaign.not-open');
  });
  it('changes nothing twice', () => {
    expect(close([opened, closed])).toEqual([]);
  });
});

describe('the campaign board', () => {
  it('shows the document, and the items and tasks that cite the campaign', () => {
    const cites = { plan: '2026', item: 'drink', campaign: 'drink-2026' };
    const rows = rowsOf(campaignBoard, [
      { ...happened('CampaignOpened', 'drink-2026', terms), category: 'campaign' },
      happened('PlanItemProposed', '2026', cites),
      happened('PlanItemAmended', '2026', cites),
      happened('PlanItemProposed', '2026', { item: 'other' }),
      happened('TaskAssigned', '2026-drink-zone-1', cites),
      { ...happened('CampaignClosed', 'drink-2026', closed.data), category: 'campaign' },
    ]);
    expect(rows).toEqual({
      'drink-2026': {
        campaign: 'drink-2026',
        ...terms,
        until: null,
        state: 'closed',
        result: '检查六个单位',
        items: ['2026-drink'],
        tasks: ['2026-drink-zone-1'],
      },
    });
  });
});
