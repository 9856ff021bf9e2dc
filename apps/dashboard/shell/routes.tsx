import { createBrowserRouter } from 'react-router';
import { Frame } from './frame.js';
import { Broken, NotHere } from './broken.js';

/** Addresses follow the API: `/<page>` is its list, `/<page>/<id>` a record. Each page's code comes when it is opened. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    errorElement: <Broken />,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../todo/desk.js')).Desk }) },
          { path: ':page', lazy: async () => ({ Component: (await import('../ledger/ledger-page.js')).LedgerPage }) },
          { path: ':page/:id', lazy: async () => ({ Component: (await import('../record/record-page.js')).RecordPage }) },
          { path: '*', Component: NotHere },
        ],
      },
    ],
  },
]);
