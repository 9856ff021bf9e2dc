import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyStatic from '@fastify/static';

/** Where `npm run build` puts the pages, seen from the sources and from what is built of them. */
const BUILT = ['../../', '../../../'].map((root) =>
  fileURLToPath(new URL(`${root}apps/dashboard/dist/`, import.meta.url)),
);

/** What belongs to the program and not to the pages: an unknown address here is answered as a problem. */
const NOT_PAGES = /^\/(api|assets|healthz|readyz|metrics|asyncapi\.json)(\/|$|\?)/;

/** Scripts from here alone; styles from here, or with the nonce of this answer; nothing asked of anybody else. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The pages under `/`: one document for every address a person may open, and its assets, which never change under their names. */
export async function serveDashboard(app: NestFastifyApplication): Promise<void> {
  const directory = BUILT.find((one) => existsSync(one));
  // Built without its pages, the program is an API.
  if (directory === undefined) return;
  const document = await readFile(`${directory}index.html`, 'utf8');
  await app.register(fastifyStatic, {
    root: directory,
    index: false,
    wildcard: false,
    preCompressed: true,
    decorateReply: false,
    setHeaders: (reply, path) => {
      const lasting = path.slice(directory.length).startsWith('assets/');
      void reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ method, url, headers }, reply) => {
      const forPeople = (headers.accept ?? '').includes('text/html');
      if ((method !== 'GET' && method !== 'HEAD') || !forPeople || NOT_PAGES.test(url)) return;
      const nonce = randomBytes(16).toString('base64');
      await reply
        .header('content-security-policy', policy(nonce))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(document.replaceAll('{{nonce}}', nonce));
    });
}
