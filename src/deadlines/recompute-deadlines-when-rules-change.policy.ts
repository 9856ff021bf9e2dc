import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { RulebookEvents } from '../instruments/rulebook.state.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import type { OpenDeadlines } from './deadline.facts.js';

const REASONS = {
  HolidayCalendarPublished: ({ year, notice }: RulebookEvents['HolidayCalendarPublished']) =>
    `${year}年放假安排已发布（${notice}）`,
  CalendarExceptionDecided: ({ day, works, reason }: RulebookEvents['CalendarExceptionDecided']) =>
    `${day}${works ? '上班' : '休息'}：${reason}`,
  ParameterSet: ({ parameter, reason }: RulebookEvents['ParameterSet']) => `参数“${parameter}”已修改：${reason}`,
};

/** A calendar or a parameter changes what is counted: every open deadline that rests on them is counted again, in sight. */
export function recomputeDeadlinesWhenRulesChange(open: FactOfLog<OpenDeadlines>): Policy {
  const again =
    <Data>(reasonOf: (data: Data) => string) =>
    async ({ data }: DomainEvent<string, Data>, ask: Ask): Promise<readonly Asked[]> =>
      Object.entries(await ask.fact(open)).flatMap(([id, { because }]) =>
        because
          ? [{ command: 'RecomputeDeadline', id, body: { reason: [...reasonOf(data)].slice(0, 500).join('') } }]
          : [],
      );
  return {
    name: 'recompute-deadlines-when-rules-change',
    on: {
      HolidayCalendarPublished: again(REASONS.HolidayCalendarPublished),
      CalendarExceptionDecided: again(REASONS.CalendarExceptionDecided),
      ParameterSet: again(REASONS.ParameterSet),
    },
  };
}
