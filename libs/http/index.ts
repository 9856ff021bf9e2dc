export * from './body.js';
export * from './problem.js';
export * from './problem.filter.js';
export * from './server.js';
export * from './settings.js';
export * from './validated.js';
