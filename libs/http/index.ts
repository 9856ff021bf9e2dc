export * from './problem.js';
export * from './problem.filter.js';
export * from './settings.js';
export * from './validated.js';
