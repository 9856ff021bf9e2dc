import { createBrowserRouter } from 'react-router';
import { OWN_PAGES } from '../own-pages.js';
import { Broken, NotHere } from './broken.js';
import { Frame } from './frame.js';

/** Addresses follow the API: `/<page>` is its list, `/<page>/<id>` a record. Each page's code comes when it is opened. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    HydrateFallback: () => null,
    errorElement: <Broken />,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../todo/desk.js')).Desk }) },
          ...OWN_PAGES.map(({ path, load }) => ({ path, lazy: async () => ({ Component: await load() }) })),
          { path: ':page', lazy: async () => ({ Component: (await import('../ledger/ledger-page.js')).LedgerPage }) },
          {
            path: ':page/:id',
            lazy: async () => ({ Component: (await import('../record/record-page.js')).RecordPage }),
          },
          { path: '*', Component: NotHere },
        ],
      },
    ],
  },
]);
