import type { Routes } from '../shared/capability.js';
import { anyOf } from '../shared/rights.js';
import { type CompilationCommands, CompileSituation } from './compilation.commands.js';

export const compilationRoutes: Routes<CompilationCommands> = {
  CompileSituation: {
    body: CompileSituation,
    post: 'compilations',
    by: anyOf('deputy-zone-director', 'office-head'),
    zh: '汇总情况',
    en: 'Compile the situation of the zone',
  },
};
