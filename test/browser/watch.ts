import { type Page } from 'playwright-core';

/** Errors in the console that are the program's answers and no faults. */
const EXPECTED = [
  // Before somebody has signed in, the program is asked whether somebody has.
  { said: /the server responded with a status of 401/, of: /./ },
  // Whose history may be read depends on the record; whoever may not is shown the rest of it.
  { said: /the server responded with a status of 403/, of: /\/api\/v1\/history\/records\// },
  // Of several that are forwarded at once, the rules refuse one; the page says which, and why.
  { said: /the server responded with a status of 409/, of: /\/api\/v1\/issues\/[^/]+\/forward$/ },
  // Two at one record: the second is told.
  { said: /the server responded with a status of 412/, of: /\/api\/v1\/tasks\/[^/]+\/extend$/ },
];

/** Tells what no page may do: errors in its console, scripts that fail, requests to others than `origin`. */
export function watch(page: Page, origin: string, tell: (fault: string) => void): void {
  page.on('pageerror', (error) => tell(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    if (!EXPECTED.some(({ said, of }) => said.test(message.text()) && of.test(url))) tell(message.text());
  });
  page.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && protocol !== 'data:' && asked !== origin) tell(`asks ${asked}`);
  });
}
