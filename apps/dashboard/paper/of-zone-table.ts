import type { Answer } from '../api/client.js';
import { chineseDate } from './numbers.js';
import { type Paper, table, text } from './paper.js';

type Table = Pick<Answer<'/api/v1/zone-table'>, 'title' | 'on' | 'rows'>;

const COLUMNS = [
  ['序号', 0.05],
  ['协作区', 0.09],
  ['对口室(中心)', 0.11],
  ['特约监察员', 0.12],
  ['派驻纪检监察组', 0.16],
  ['乡镇纪委', 0.16],
  ['监督检查部门', 0.31],
] as const;

/** 监督检查协作区安排表 in its seven columns, on a sheet on its side. */
export const paperOfZoneTable = ({ title, on, rows }: Table): Paper => ({
  title,
  body: [
    text(`（${chineseDate(on)}）`),
    table(
      COLUMNS.map(([name]) => name),
      rows.map((row) => COLUMNS.map(([name]) => String(row[name]))),
      COLUMNS.map(([, share]) => share),
    ),
  ],
  landscape: true,
});
