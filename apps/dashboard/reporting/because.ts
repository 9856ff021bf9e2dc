import type { RowOf } from '../api/rows.js';
import { chineseDate } from '../paper/numbers.js';

type Because = RowOf<'report-register'>['because'];
type Said = { readonly zh: string; readonly en: string };

const MONTH_ZH = ['当月', '次月', '第三个月'];
const MONTH_EN = ['of its last month', 'of the month after', 'of the second month after'];
const UNITS = {
  'working-days': { zh: '个工作日', en: 'working days' },
  days: { zh: '日', en: 'days' },
  months: { zh: '个月', en: 'months' },
} as const;

const shiftSaid = (shift: 'back' | 'forward' | undefined): Said =>
  shift === undefined
    ? { zh: '', en: '' }
    : shift === 'back'
      ? { zh: '，遇休息日提前到前一个工作日', en: ', moved back to a working day' }
      : { zh: '，遇休息日顺延到后一个工作日', en: ', moved on to a working day' };

function ruleSaid(value: Because['value']): Said {
  if (value.is === 'day') {
    const { month, day, shift } = value.rule;
    const moved = shiftSaid(shift);
    return { zh: `期末${MONTH_ZH[month]}${day}日${moved.zh}`, en: `day ${day} ${MONTH_EN[month]}${moved.en}` };
  }
  if (value.is === 'term') {
    const { n, unit, shift } = value.term;
    const moved = shiftSaid(shift);
    return { zh: `期末后${n}${UNITS[unit].zh}${moved.zh}`, en: `${n} ${UNITS[unit].en} after the period${moved.en}` };
  }
  return { zh: String(value.number), en: String(value.number) };
}

/** Why a day is the last one, in sentences: the rule, where the calendar moved it, on what basis, and what is not yet known. */
export function becauseSaid(
  { value, nominal, basis, version, calendar, provisional }: Because,
  dueBefore?: string | null,
) {
  const rule = ruleSaid(value);
  const of =
    version === 0
      ? { zh: '初始参数', en: 'as the program came' }
      : { zh: `参数第${version}版`, en: `setting ${version}` };
  const zh = [
    `规则：${rule.zh}。`,
    ...(nominal === undefined ? [] : [`${chineseDate(nominal)}不是工作日，已调整。`]),
    `依据：${basis}；${of.zh}；${calendar === 0 ? '工作日历为初始版' : `工作日历第${calendar}版`}。`,
    ...(provisional === undefined ? [] : [`${provisional.join('、')}年放假安排尚未公布，期限为暂定。`]),
    ...(dueBefore ? [`原定${chineseDate(dueBefore)}，因工作日历或参数变更而调整。`] : []),
  ];
  const en = [
    `Rule: ${rule.en}.`,
    ...(nominal === undefined ? [] : [`${nominal} is no working day, so it was moved.`]),
    `Basis: ${basis}; ${of.en}; ${calendar === 0 ? 'first calendar' : `calendar ${calendar}`}.`,
    ...(provisional === undefined
      ? []
      : [`The holidays of ${provisional.join(', ')} are not yet published: provisional.`]),
    ...(dueBefore ? [`It was ${dueBefore} before the calendar or the rule changed.`] : []),
  ];
  return { zh: zh.join(''), en: en.join(' ') };
}
