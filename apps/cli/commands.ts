import type { Said } from './desk.js';
import type { Task } from './task.js';

export interface Option extends Said {
  readonly type: 'string' | 'boolean';
  /** Stands for the value in the help. */
  readonly value?: string;
  readonly multiple?: true;
}

export interface Command extends Said {
  readonly name: string;
  /** What stands behind the name, e.g. `<category> <id>`. */
  readonly names: string;
  readonly most: number;
  readonly options: Readonly<Record<string, Option>>;
  /** Loaded only when asked for, because a command needs few of the program's parts. */
  readonly run: (task: Task) => Promise<void>;
}

const county: Option = { type: 'string', value: 'name', zh: '县，默认取 COUNTY', en: 'the county; default COUNTY' };

/** Understood by every command. */
export const COMMON: Readonly<Record<string, Option>> = {
  lang: { type: 'string', value: 'zh|en', zh: '语言，默认 zh', en: 'language, default zh' },
  json: { type: 'boolean', zh: '结果以 JSON 输出', en: 'give the answer as JSON' },
  help: { type: 'boolean', zh: '帮助', en: 'this help' },
};

export const COMMANDS: readonly Command[] = [
  {
    name: 'seed',
    names: '',
    most: 0,
    zh: '为空库载入安排表和示例人员',
    en: 'load the zone table and the invented people into an empty county',
    options: { county },
    run: async (task) => (await import('./seed.js')).seed(task),
  },
  {
    name: 'replay',
    names: '<category> <id>',
    most: 2,
    zh: '重放一项记录的事件，给出某一版本或某一时刻的状态',
    en: 'fold a record and give its state at a revision or a moment',
    options: {
      county,
      revision: {
        type: 'string',
        value: 'N',
        zh: '到第 N 号事件（含，从 0 起）',
        en: 'up to event N, inclusive, from 0',
      },
      'as-of': {
        type: 'string',
        value: 'moment',
        zh: '时刻（当时已记录），或 occurred:时刻（当时属实），或 position:位置',
        en: 'an instant (what was recorded then), occurred:<instant> (what was true then) or position:<p>',
      },
    },
    run: async (task) => (await import('./history.js')).replay(task),
  },
  {
    name: 'history',
    names: '[<category> <id>]',
    most: 2,
    zh: '一项记录的全部事件：何人、何职、何时、依据、改动；或一件事的来龙去脉',
    en: 'every event of a record: who, in which post, when, on what basis, what changed; or the chain of one act',
    options: {
      county,
      correlation: { type: 'string', value: 'uuid', zh: '跨记录追踪一件事', en: 'follow one act across records' },
    },
    run: async (task) => (await import('./history.js')).history(task),
  },
  {
    name: 'views',
    names: '[list | status | rebuild <name> | restart <name>]',
    most: 2,
    zh: '读模型：清单、状态、重建、让停下的重试',
    en: 'read models: list, status, build anew, let a stopped one try again',
    options: {},
    run: async (task) => (await import('./views.js')).views(task),
  },
  {
    name: 'parked',
    names: '[list | replay <id|all>]',
    most: 2,
    zh: '搁置的自动办理事项：清单、重办',
    en: 'events that a policy has given up: list, take them again',
    options: { group: { type: 'string', value: 'name', zh: '只看一条规则', en: 'of one policy alone' } },
    run: async (task) => (await import('./parked.js')).parked(task),
  },
  {
    name: 'export',
    names: '',
    most: 0,
    zh: '导出事件（NDJSON，末行为条数和校验值）',
    en: 'events as NDJSON; the last line has their number and hash',
    options: {
      out: {
        type: 'string',
        value: 'file|-',
        zh: '文件，- 为标准输出（默认）',
        en: 'file, - for standard output (default)',
      },
      from: { type: 'string', value: 'position', zh: '从此位置之后', en: 'after this position' },
      county: { type: 'string', value: 'name', zh: '只导出一个县', en: 'of one county alone' },
      'stream-prefix': {
        type: 'string',
        value: 'prefix',
        multiple: true,
        zh: '只导出名称以此开头的流，可多次给出',
        en: 'of streams that begin so; may be given several times',
      },
      raw: { type: 'boolean', zh: '不认识的事件也导出', en: 'also events that this program does not know' },
    },
    run: async (task) => (await import('./export.js')).exportEvents(task),
  },
  {
    name: 'backup',
    names: '',
    most: 0,
    zh: '在线备份：事件、账号、校验清单',
    en: 'back up events and accounts while the server runs, with a manifest',
    options: {
      out: { type: 'string', value: 'dir', zh: '目录，须不存在或为空', en: 'a directory that is new or empty' },
    },
    run: async (task) => (await import('./backup.js')).backup(task),
  },
  {
    name: 'restore',
    names: '',
    most: 0,
    zh: '从备份（或导出文件）恢复到空库',
    en: 'restore a backup (or an export) into empty stores',
    options: {
      from: { type: 'string', value: 'dir|file', zh: '备份目录或导出文件', en: 'backup directory, or export file' },
    },
    run: async (task) => (await import('./restore.js')).restore(task),
  },
  {
    name: 'migrate',
    names: '',
    most: 0,
    zh: '把日志搬到另一存储并逐条核对，可中断、可续',
    en: 'copy a log to another store and verify it; may be stopped and gone on with',
    options: {
      from: { type: 'string', value: 'url', zh: '原日志', en: 'the log' },
      to: { type: 'string', value: 'url', zh: '新日志', en: 'where to' },
      'views-from': {
        type: 'string',
        value: 'url',
        zh: '同时搬账号：原读模型',
        en: 'accounts too: the read models they are in',
      },
      'views-to': { type: 'string', value: 'url', zh: '同时搬账号：新读模型', en: 'accounts too: the new read models' },
    },
    run: async (task) => (await import('./migrate.js')).migrate(task),
  },
  {
    name: 'account',
    names: '[list | open | reset]',
    most: 1,
    zh: '账号：清单、开立、重置密码（新密码只显示一次）',
    en: 'accounts: list, open, reset a password (shown once)',
    options: {
      county,
      login: { type: 'string', value: 'login', zh: '用户名', en: 'login' },
      person: { type: 'string', value: 'id', zh: '人员', en: 'person' },
    },
    run: async (task) => (await import('./account.js')).account(task),
  },
];
