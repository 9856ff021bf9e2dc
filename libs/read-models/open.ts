import { ReadModelError, type ReadModelStore } from './port.js';

/**
 * Opens the read models a URL names: `sqlite:<file>`, `memory:`, `mongodb://…` or `mongodb+srv://…`. The MongoDB driver is
 * loaded only when asked for.
 * @throws ReadModelError `invalid` for another scheme; `unavailable` when they cannot be opened.
 */
export async function openReadModels(url: string): Promise<ReadModelStore> {
  if (url === 'memory:') return (await import('./sqlite.js')).openSqliteReadModels(':memory:');
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length)
    return (await import('./sqlite.js')).openSqliteReadModels(url.slice('sqlite:'.length));
  if (/^mongodb(\+srv)?:\/\//.test(url)) return (await import('./mongodb.js')).openMongoReadModels(url);
  throw new ReadModelError(
    'invalid',
    `read models at ${url.split(':')[0]}: …: expected sqlite:<file>, memory: or mongodb://…`,
  );
}
