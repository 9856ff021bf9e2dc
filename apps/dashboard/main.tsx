import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Problem } from './api/client.js';
import { router } from './shell/routes.js';
import { startSpeaking } from './words/i18n.js';
import './shell/shell.css';

const STALE_MS = 10_000;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      // What the program answered it would answer again; only silence is worth asking once more.
      retry: (failures, error) => failures < 2 && (!(error instanceof Problem) || [0, 503, 504].includes(error.status)),
      throwOnError: false,
    },
  },
});

await startSpeaking();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
