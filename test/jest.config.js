import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** Everything the projects below share. Suites in test/contracts also run alone, against real servers. */
const common = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@libs/(.*)\\.js$': '<rootDir>/libs/$1.ts',
    '^@county/(.*)\\.js$': '<rootDir>/src/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};

export default {
  projects: [
    {
      ...common,
      displayName: 'rules',
      testMatch: ['<rootDir>/{src,apps,libs}/**/*.spec.ts', '<rootDir>/test/*.spec.ts'],
    },
    { ...common, displayName: 'contracts', testMatch: ['<rootDir>/test/contracts/**/*.spec.ts'] },
    { ...common, displayName: 'faults', testMatch: ['<rootDir>/test/faults/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      globalSetup: fileURLToPath(new URL('browser/program.js', import.meta.url)),
      globalTeardown: fileURLToPath(new URL('browser/program-end.js', import.meta.url)),
    },
    { ...common, displayName: 'stories', testMatch: ['<rootDir>/test/stories/**/*.spec.ts'] },
  ],
  testTimeout: 120_000,
  // On two cores Jest would take one.
  maxWorkers: '100%',
  // Which stores the contract suites ran on, and which not and why.
  reporters: ['default', fileURLToPath(new URL('contracts/report.js', import.meta.url))],
};
