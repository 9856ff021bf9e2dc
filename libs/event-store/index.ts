export * from './json.js';
export * from './port.js';
export { openEventStore } from './open.js';
