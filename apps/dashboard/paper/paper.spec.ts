import { describe, expect, it } from '@jest/globals';
import { chineseDate, chineseMoment, chineseNumber, titleLines } from './numbers.js';
import { attachmentLines, heading, numbered, sealLines, signsOf, table, text } from './paper.js';

describe('numbers of a document', () => {
  it('are said in Chinese', () => {
    expect([1, 10, 11, 20, 34, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '三十四', '九十九']);
  });

  it('begin anew under every heading above', () => {
    const body = [
      heading(1, '甲'),
      heading(2, '乙'),
      heading(3, '丙'),
      heading(2, '丁'),
      heading(3, '戊'),
      heading(1, '己'),
    ];
    expect(numbered(body).map((part) => part.is === 'heading' && part.text)).toEqual([
      '一、甲',
      '（一）乙',
      '1.丙',
      '（二）丁',
      '1.戊',
      '二、己',
    ]);
  });

  it('leave zeros out of days and keep the minutes', () => {
    expect(chineseDate('2026-11-25')).toBe('2026年11月25日');
    expect(chineseDate('2026-03-05')).toBe('2026年3月5日');
    expect(chineseMoment('2026-03-05T09:05:00.000+08:00')).toBe('2026年3月5日9时05分');
  });
});

describe('the title of a document', () => {
  it('stands on one line while it fits', () => {
    expect(titleLines('问题线索移送回执')).toEqual(['问题线索移送回执']);
  });

  it('is broken near the middle where the sense allows, and never between a year and its month', () => {
    expect(titleLines('第三纪检监察室2026年11月监督工作月报告')).toEqual([
      '第三纪检监察室',
      '2026年11月监督工作月报告',
    ]);
  });
});

describe('what stands under the text', () => {
  it('numbers attachments when there are several', () => {
    expect(attachmentLines(['名单'])).toEqual(['附件：名单']);
    expect(attachmentLines(['名单', '台账'])).toEqual(['附件：1.名单', '\u3000\u3000\u30002.台账']);
  });

  it('says up to where in the log it tells, without leading zeros', () => {
    expect(sealLines({ position: '00000000000000257856', proof: 'K7Q2' })).toEqual([
      '数据截至事项记录第257856位',
      '验证码：K7Q2',
    ]);
    expect(sealLines({ position: null })).toEqual([]);
  });

  it('counts the signs of the text alone', () => {
    expect(signsOf({ body: [heading(1, '情况'), text('无 事。'), table(['列'], [['格']])] })).toBe(5);
  });
});
