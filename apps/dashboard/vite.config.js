import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './compressed.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The pages, built into `apps/dashboard/dist`, from where the program serves them (src/http/dashboard.ts). */
export default defineConfig({
  root: here('.'),
  base: '/',
  // The program puts a fresh nonce in its place in every answer.
  html: { cspNonce: '{{nonce}}' },
  plugins: [compressed()],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Small pictures too come from the same origin: no `data:` is needed for them.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Every file of Ant Design says that it is for browsers; so is all of this.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
