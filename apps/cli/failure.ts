import { CopyRefused } from '@libs/event-store/copy.js';
import { DamagedExport } from '@libs/event-store/export.js';
import { EventStoreError } from '@libs/event-store/index.js';
import { UnknownEvent } from '@libs/event-sourcing/codec.js';
import { GroupHasBegun } from '@libs/event-sourcing/consumer-group-move.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import { SettingsError } from '@libs/http/settings.js';
import { ReadModelError } from '@libs/read-models/port.js';
import type { Capability, Refusals } from '@county/shared/capability.js';
import { commonRefusals, sentence } from '@county/shared/words.js';
import { EXIT, type ExitCode, Failed, Interrupted, type Language, type Said, Usage } from './desk.js';

export interface Failure {
  readonly exit: ExitCode;
  /** For programs. */
  readonly code: string;
  readonly said: Said;
}

const both = (text: string): Said => ({ zh: text, en: text });
const lead = (zh: string, en: string, detail: string): Said => ({ zh: `${zh}：${detail}`, en: `${en}: ${detail}` });

/** What a thrown thing means to whoever has typed the command. */
export function failureOf(error: unknown, capabilities: readonly Capability[]): Failure {
  if (error instanceof Usage) return { exit: EXIT.usage, code: 'usage', said: error.said };
  if (error instanceof Failed) return { exit: EXIT.refused, code: 'refused', said: error.said };
  if (error instanceof Interrupted)
    return {
      exit: EXIT.interrupted,
      code: 'interrupted',
      said: { zh: '已中断；已完成的部分有效，可再次运行。', en: 'Interrupted; what was done stands. Run it again.' },
    };
  if (error instanceof SettingsError) return { exit: EXIT.usage, code: 'settings', said: both(error.message) };
  if (error instanceof EventStoreError || error instanceof ReadModelError) {
    const away = error.code === 'unavailable' || error.code === 'access_denied';
    return away
      ? {
          exit: EXIT.unavailable,
          code: error.code,
          said: lead('存储不可用', 'A store is not available', error.message),
        }
      : { exit: EXIT.refused, code: error.code, said: lead('存储拒绝', 'A store refuses', error.message) };
  }
  if (error instanceof Refused) {
    const table = Object.assign({}, commonRefusals, ...capabilities.map(({ refusals }) => refusals)) as Refusals;
    const entry = table[error.code];
    const said = (language: Language) => (entry ? sentence(entry, language, error.facts) : error.code);
    return { exit: EXIT.refused, code: error.code, said: { zh: said('zh'), en: said('en') } };
  }
  if (error instanceof UnknownEvent)
    return {
      exit: EXIT.refused,
      code: 'log.unknown-event',
      said: lead('日志中有本程序不认识的事件', 'The log has an event that this program does not know', error.message),
    };
  if (error instanceof DamagedExport)
    return {
      exit: EXIT.refused,
      code: 'export.damaged',
      said: lead('导出文件已损坏', 'The export is damaged', error.message),
    };
  if (error instanceof CopyRefused || error instanceof GroupHasBegun)
    return { exit: EXIT.refused, code: 'copy.refused', said: lead('不能复制', 'It cannot be copied', error.message) };
  const { code, syscall, path } = error as { code?: unknown; syscall?: unknown; path?: unknown };
  if (typeof code === 'string' && typeof syscall === 'string')
    return {
      exit: EXIT.refused,
      code,
      said: lead(
        '文件操作失败',
        'A file cannot be used',
        `${code} ${syscall} ${typeof path === 'string' ? path : ''}`.trim(),
      ),
    };
  return {
    exit: EXIT.refused,
    code: 'unexpected',
    said: lead(
      '意外错误（LOG_LEVEL=debug 可见详情）',
      'An unexpected fault (more with LOG_LEVEL=debug)',
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    ),
  };
}
