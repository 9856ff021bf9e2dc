import { run } from './run.js';

await run({ serves: true, projects: true });
