import { run } from '@county/run.js';

// HTTP only: a projector process feeds the pages and runs the policies.
await run({ serves: true, projects: false });
