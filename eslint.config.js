import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const forbid = (selector, message) => ({ selector, message });

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'apps/dashboard/dist/',
      'apps/dashboard/generated/',
      'node_modules/',
      'coverage/',
      'data/',
      'test/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'apps/cli/*.js', 'test/*.js', '.ci/*.js', 'docker/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A port's method is async whether or not this adapter waits for anything.
      '@typescript-eslint/require-await': 'off',
      // A rejection that leaves `try` unawaited is an error swallowed.
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      // A new state or kind must be met wherever states are told apart.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Deciders, events and commands of every kind pass through the machinery, which cannot know their shapes.
    files: ['libs/event-sourcing/**', 'libs/read-models/view.ts', 'test/**', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        forbid(
          'MemberExpression[object.name=/^(it|test|describe)$/][property.name="only"]',
          'It would hide every other test.',
        ),
        forbid(
          'MemberExpression[object.name="jest"][property.name=/^(mock|fn|spyOn|unstable_mockModule)$/]',
          'No mocks: use the embedded store.',
        ),
      ],
    },
  },
  {
    files: ['apps/dashboard/**/*.tsx', 'apps/dashboard/**/*.ts'],
    extends: [hooks.configs.flat.recommended],
    // Nothing here goes through React's compiler.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'AbortSignal', 'fetch', 'setTimeout', 'clearTimeout'].map((g) => [g, 'readonly']),
      ),
    },
  },
  { files: ['apps/cli/**', 'bench/**', 'test/**', '.ci/**'], rules: { 'no-console': 'off' } },
);
