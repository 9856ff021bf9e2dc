import type { RowOf } from '../api/rows.js';
import { chineseMoment } from './numbers.js';
import type { NameOf } from './of-report.js';
import { heading, type Paper, table, text } from './paper.js';
import { whole } from './whole.js';

const NEEDED = ['number', 'envelope', 'chain', 'asOfPosition'] as const;

type Shown = Pick<RowOf<'clue-custody'>, (typeof NEEDED)[number] | 'zone' | 'custodian' | 'receipt' | 'receivedAt'>;
type Step = NonNullable<Shown['chain']>[number]['what'];

const STEPS: Readonly<Record<Step, string>> = {
  sealed: '封存登记',
  sent: '送出',
  received: '签收',
  returned: '退回',
  resealed: '重新封存',
  'closed-as-none': '不作为线索了结',
  'handed-over': '移交保管',
  'passed-on': '移送承办',
  'sent-back': '承办部门退回',
  refused: '拒收',
  'sent-out': '移送外部机关',
  'received-outside': '外部机关签收',
  archived: '归档',
};

/** 问题线索移送回执: number, days, custodians and the hash of the sealed envelope. Of what is in it, nothing. */
export function paperOfHandover(shown: Shown, nameOf: NameOf): Paper | undefined {
  const clue = whole(shown, NEEDED);
  if (clue === undefined) return undefined;
  const { number, zone, custodian, envelope, receipt, chain, receivedAt, asOfPosition } = clue;
  return {
    title: '问题线索移送回执',
    number: receipt ?? number,
    // What the Case Office took in itself came from no zone.
    ...(zone !== undefined && { addressee: nameOf(zone) }),
    body: [
      text(`编号${number}的问题线索封套，移送和保管情况如下。本回执不载明线索内容。`),
      heading(1, '封套'),
      text(`封套校验值（SHA-256）：${envelope}`),
      heading(1, '保管交接'),
      table(
        ['环节', '时间', '经办人', '见证（会签）人'],
        chain.map(({ what, at, by, with: witness }) => [
          STEPS[what],
          chineseMoment(at),
          nameOf(by),
          witness === undefined ? '' : nameOf(witness),
        ]),
        [0.2, 0.36, 0.2, 0.24],
      ),
      ...(custodian === undefined ? [] : [text(`现保管人：${nameOf(custodian)}。`)]),
      text('移送人（签字）：\u3000\u3000\u3000\u3000\u3000\u3000签收人（签字）：'),
    ],
    signature: '案件监督管理室',
    ...(receivedAt !== undefined && { date: receivedAt.slice(0, 10) }),
    ...(receivedAt === undefined && { draft: true as const }),
    seal: { position: asOfPosition, hash: envelope },
  };
}
