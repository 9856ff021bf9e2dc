export * from './port.js';
export * from './view.js';
export { openReadModels } from './open.js';
export { queriesOf, type ViewQueries } from './queries.js';
export { type Decode } from './fold.js';
export * from './projector.js';
export * from './as-of.js';
