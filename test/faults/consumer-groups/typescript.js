import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/* Lets a bare Node process import this repository's TypeScript: aliases, and `.js` that is `.ts` on disk. */

const root = new URL('../../../', import.meta.url);
const aliases = { '@libs/': 'libs/', '@county/': 'src/' };

registerHooks({
  resolve(specifier, context, next) {
    let url;
    for (const [alias, folder] of Object.entries(aliases))
      if (specifier.startsWith(alias)) url = new URL(folder + specifier.slice(alias.length), root);
    if (/^\.{1,2}\/.*\.js$/.test(specifier)) url = new URL(specifier, context.parentURL);
    if (!url || url.pathname.includes('/node_modules/') || existsSync(fileURLToPath(url)))
      return next(specifier, context);
    url.pathname = url.pathname.replace(/js$/, 'ts');
    return { url: url.href, shortCircuit: true };
  },
});
