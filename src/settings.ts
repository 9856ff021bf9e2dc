import { flag, oneOf, readSettings, text, urlOf, type ValuesOf, whole } from '@libs/http/settings.js';

const table = {
  port: {
    env: 'PORT',
    about: 'port to listen on, 0 for any free one; default 3000',
    read: whole(0, 65_535),
    fallback: 3000,
  },
  host: { env: 'HOST', about: 'address to listen on; default 127.0.0.1', read: text, fallback: '127.0.0.1' },
  directory: {
    env: 'DATA_DIR',
    about: 'directory of the embedded stores; default ./data',
    read: text,
    fallback: './data',
  },
  events: {
    env: 'EVENTS_URL',
    about: 'event store: sqlite:<file> or esdb://…; default sqlite:<DATA_DIR>/events.db',
    read: urlOf('sqlite:', 'esdb://', 'esdb+discover://'),
    fallback: undefined as string | undefined,
    secret: true,
  },
  views: {
    env: 'VIEWS_URL',
    about: 'read models: sqlite:<file> or mongodb://…; default sqlite:<DATA_DIR>/views.db',
    read: urlOf('sqlite:', 'mongodb://', 'mongodb+srv://'),
    fallback: undefined as string | undefined,
    secret: true,
  },
  county: { env: 'COUNTY', about: 'the county of the zone table; default pingluo', read: text, fallback: 'pingluo' },
  empty: { env: 'EMPTY', about: '1: begin without the demo year', read: flag, fallback: false },
  secureCookie: {
    env: 'COOKIE_SECURE',
    about: '1 behind TLS: the session cookie is sent over TLS only',
    read: flag,
    fallback: false,
  },
  logLevel: {
    env: 'LOG_LEVEL',
    about: 'trace, debug, info, warn, error or silent; default warn',
    read: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
    fallback: 'warn',
  },
} as const;

export type CountySettings = Omit<ValuesOf<typeof table>, 'events' | 'views'> & {
  readonly events: string;
  readonly views: string;
};

/** @throws SettingsError with every fault */
export function countySettings(environment: Readonly<Record<string, string | undefined>>): CountySettings {
  const settings = readSettings(table, environment);
  return {
    ...settings,
    events: settings.events ?? `sqlite:${settings.directory}/events.db`,
    views: settings.views ?? `sqlite:${settings.directory}/views.db`,
  };
}

/** What a process does: answer requests, feed the read models and run the policies, or both. */
export interface Duties {
  readonly serves: boolean;
  readonly projects: boolean;
}
