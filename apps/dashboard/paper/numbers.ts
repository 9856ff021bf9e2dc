const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as documents number their parts: 一, 十二, 三十. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}`;
}

/** The mark before a heading of each level: 一、 then （一） then 1. */
export const markOf = (level: 1 | 2 | 3, n: number): string =>
  level === 1 ? `${chineseNumber(n)}、` : level === 2 ? `（${chineseNumber(n)}）` : `${n}.`;

/** 2026-03-05 and moments of that day, as documents date: 2026年3月5日. */
export function chineseDate(day: string): string {
  const [year, month, of] = day.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${of}日`;
}

/** A text that was written for a screen, with its days as documents date. */
export const withChineseDates = (text: string): string => text.replace(/\d{4}-\d\d-\d\d/g, chineseDate);

/** 2026年3月5日9时05分. */
export const chineseMoment = (at: string): string =>
  `${chineseDate(at)}${Number(at.slice(11, 13))}时${at.slice(14, 16)}分`;

/** A title fills no more than this of a line of 28 characters of the body. */
const TITLE_CHARS = 20;
/** Behind these a title may be broken; nearest to the middle is best. */
const BREAKS = /[的年月度室区于和、）》]/u;
/** No line begins with what ends something, nor with a month away from its year. */
const MAY_BEGIN = /^(?:[^\d月度）》、]|\d{4})/u;

/** A title in lines of about the same length, broken where the sense allows. */
export function titleLines(title: string): readonly string[] {
  if (title.length <= TITLE_CHARS) return [title];
  const middle = title.length / 2;
  const places = [...title].flatMap((sign, place) =>
    BREAKS.test(sign) && MAY_BEGIN.test(title.slice(place + 1)) ? [place + 1] : [],
  );
  const far = (place: number) => Math.abs(place - middle);
  const [nearest = middle] = places.sort((a, b) => far(a) - far(b));
  const at = far(nearest) < middle / 2 ? nearest : Math.ceil(middle);
  return [...titleLines(title.slice(0, at)), ...titleLines(title.slice(at))];
}
