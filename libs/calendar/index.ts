export * from './calendar.js';
export * from './notices/index.js';
export * from './term.js';
