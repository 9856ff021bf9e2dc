import { run } from '@county/run.js';

// Feeds the pages and runs the policies; answers health and metrics only.
await run({ serves: false, projects: true });
