import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { highlightList } from './highlight-list.view.js';
import type { HighlightEvents } from './highlight.state.js';
import { highlights } from './highlight.js';

const said = { title: '派车单一张表', text: '三个乡镇统一派车单格式，里程随单核对。' };
const submitted: Told<HighlightEvents> = { type: 'HighlightSubmitted', data: { ...said, from: 'office-1' } };
const head = { actor: { person: 'sun-bo', post: 'office-head', of: 'office-1' } };

describe('submitting a highlight (R47)', () => {
  it('records it, and where it comes from', () => {
    expect(given(highlights).when('SubmitHighlight', said, head)).toEqual([submitted]);
    const conduct = { actor: { person: 'fang-rui', post: 'conduct-office-head' } };
    expect(given(highlights).when('SubmitHighlight', said, conduct)[0]!.data).toMatchObject({ from: 'conduct-office' });
  });
  it('is refused under the name of another', () => {
    expect(() => given(highlights, [submitted]).when('SubmitHighlight', { ...said, text: '别的' }, head)).toThrow(
      'highlight.name-taken',
    );
  });
  it('changes nothing twice', () => {
    expect(given(highlights, [submitted]).when('SubmitHighlight', said, head)).toEqual([]);
  });
});

describe('the list of highlights', () => {
  it('shows what was sent and from where, and counts nothing', () => {
    expect(rowsOf(highlightList, [happened('HighlightSubmitted', 'h', submitted.data, 'sun-bo')])).toEqual({
      h: { ...said, from: 'office-1', submittedAt: '2026-03-02T09:00:00+08:00' },
    });
  });
});
