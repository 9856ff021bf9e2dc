// Lets a plain Node process run the sources: `node --experimental-transform-types --import ./test/typescript.js file.ts`.
// Resolves our aliases, and `./x.js` to `./x.ts`, as the compiler does.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const aliases = [
  [/^@libs\//, 'libs/'],
  [/^@county\//, 'src/'],
];

const ours = (url) => url?.startsWith(root.href) && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    const [alias, folder] = aliases.find(([pattern]) => pattern.test(specifier)) ?? [];
    const url = alias
      ? new URL(specifier.replace(alias, folder), root)
      : /^\.{1,2}\//.test(specifier) && ours(context.parentURL)
        ? new URL(specifier, context.parentURL)
        : undefined;
    const source = url?.href.replace(/\.js$/, '.ts');
    return next(source && existsSync(fileURLToPath(source)) ? source : (url?.href ?? specifier), context);
  },
});
