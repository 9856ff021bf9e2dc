import { ReadModelError, type ReadModelStore } from './port.js';

export const openMongoReadModels = async (_url: string): Promise<ReadModelStore> => {
  throw new ReadModelError('invalid', 'read models in MongoDB: not yet');
};
