import { EventStoreError } from '@libs/event-store/index.js';
import { KeyReused, Stale } from '@libs/event-sourcing/command-path.js';
import { UnknownEvent } from '@libs/event-sourcing/codec.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import { type Explain, type Language, Misshapen, Problem } from '@libs/http/index.js';
import { ReadModelError } from '@libs/read-models/index.js';
import type { Capability, Refusals } from '../shared/capability.js';
import { commonRefusals, faultWords, sentence } from '../shared/words.js';

const TITLES = {
  shape: { zh: '填写有误，未作任何改动', en: 'The request has faults; nothing was written' },
  refused: { zh: '按规则不能办理', en: 'Refused by the rules' },
  denied: { zh: '无权办理', en: 'Not allowed' },
  stale: { zh: '记录已被他人更新', en: 'The record has changed meanwhile' },
  key: { zh: '同一 Idempotency-Key 已用于另一项请求', en: 'This Idempotency-Key belongs to another request' },
  contended: { zh: '记录正被频繁更新，请重试', en: 'The record is changing too often; try again' },
  unavailable: {
    zh: '存储暂不可用，请以同一 Idempotency-Key 重试',
    en: 'A store is not available; retry with the same Idempotency-Key',
  },
  unknown: { zh: '日志中有本程序不认识的事件', en: 'The log has an event that this program does not know' },
};

const RETRY = { 'retry-after': '2' };

/** How what the county's own layers throw is told to whoever asked. */
export function explainer(capabilities: readonly Capability[]): Explain {
  const sentences: Refusals = Object.assign(
    {},
    commonRefusals,
    faultWords,
    ...capabilities.map(({ refusals }) => refusals),
  ) as Refusals;
  const told = (code: string, language: Language, facts?: Readonly<Record<string, unknown>>) =>
    sentences[code] ? sentence(sentences[code], language, facts) : code;

  return (error, language) => {
    if (error instanceof Misshapen)
      return new Problem(400, 'body.faulty', {
        title: TITLES.shape[language],
        errors: error.faults.map(({ pointer, code }) => ({ pointer, code, message: told(code, language) })),
      });
    if (error instanceof Refused) {
      const denied = error.code.startsWith('access.');
      return new Problem(denied ? 403 : error.faults.length > 0 ? 400 : 409, error.code, {
        title: (denied ? TITLES.denied : error.faults.length > 0 ? TITLES.shape : TITLES.refused)[language],
        detail: told(error.code, language, error.facts),
        more: { facts: error.facts },
        ...(error.faults.length > 0 && {
          errors: error.faults.map(({ pointer, code, facts }) => ({
            pointer,
            code,
            message: told(code, language, facts),
          })),
        }),
      });
    }
    if (error instanceof Stale)
      return new Problem(412, 'record.stale', {
        title: TITLES.stale[language],
        more: { seen: error.seen, revision: error.actual, lastChange: error.lastChange },
        headers: { etag: `"${error.actual}"` },
      });
    if (error instanceof KeyReused) return new Problem(422, 'key.reused', { title: TITLES.key[language] });
    if (error instanceof UnknownEvent)
      return new Problem(500, 'log.unknown-event', { title: TITLES.unknown[language], cause: error });
    if (error instanceof EventStoreError)
      switch (error.code) {
        case 'wrong_expected_revision':
          return new Problem(409, 'record.contended', { title: TITLES.contended[language], headers: RETRY });
        case 'too_large':
          return new Problem(413, 'events.too-large', { title: TITLES.shape[language], detail: error.message });
        case 'invalid':
          return new Problem(400, 'events.invalid', { title: TITLES.shape[language], detail: error.message });
        default:
          return new Problem(503, 'store.unavailable', {
            title: TITLES.unavailable[language],
            headers: RETRY,
            cause: error,
          });
      }
    if (error instanceof ReadModelError)
      return error.code === 'invalid'
        ? new Problem(400, 'query.invalid', { title: TITLES.shape[language], detail: error.message })
        : new Problem(503, 'store.unavailable', { title: TITLES.unavailable[language], headers: RETRY, cause: error });
    return undefined;
  };
}
