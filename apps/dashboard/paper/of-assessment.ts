import type { RowOf } from '../api/rows.js';
import { chineseDate } from './numbers.js';
import { heading, type Paper, table, text } from './paper.js';

type Sheet = Pick<
  RowOf<'score-sheets'>,
  'name' | 'year' | 'points' | 'dimensions' | 'scores' | 'notified' | 'until' | 'resultHash' | 'asOfPosition'
>;

const DIMENSIONS = { quantity: '数量', quality: '质量', effect: '实效' } as const;
const points = (value: number | null) => (value === null ? '无相应情形，不计' : String(Math.round(value * 100) / 100));

/** 年度考核结果告知书, to the body that it is about: its own points and what they rest on, nobody else's. */
export function paperOfAssessment(sheet: Sheet): Paper {
  const { name, year, dimensions, scores, notified, until, resultHash, asOfPosition } = sheet;
  const of = (Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[]).map(
    (dimension) => `${DIMENSIONS[dimension]}${points(dimensions[dimension])}分`,
  );
  return {
    title: `${year}年度监督检查协作区工作考核结果告知书`,
    addressee: name,
    body: [
      text(`根据事项记录计算，你单位${year}年度考核得分为${points(sheet.points)}分，其中${of.join('，')}。`),
      heading(1, '各项指标'),
      table(
        ['维度', '指标', '权重', '得分', '依据（件）'],
        scores.map(({ dimension, indicator, zh = indicator, weight, points: got, cases }) => [
          DIMENSIONS[dimension],
          zh,
          String(weight),
          points(got),
          String(cases.length),
        ]),
        [0.12, 0.44, 0.12, 0.18, 0.14],
      ),
      heading(1, '异议'),
      text(
        until === null
          ? '对考核结果有异议的，可以在规定期限内书面提出，并注明所依据的事项记录。'
          : `对考核结果有异议的，可以在${chineseDate(until)}前书面提出，并注明所依据的事项记录。`,
      ),
    ],
    signature: '县纪委监委党风政风监督室',
    ...(!notified && { draft: true as const }),
    seal: { position: asOfPosition, ...(resultHash !== null && { hash: resultHash }) },
  };
}
