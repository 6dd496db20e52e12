import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const ipcMainElsewhere = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Requests from the window arrive in electron/main/requests alone.',
};

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'dist/', 'test-results/', '.setup/', 'docs/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts', '**/*.svelte'],
    extends: [...typescript.configs.strictTypeChecked, ...typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Deeply nested numeric loops read best with their index; both forms have their place.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A function may be asynchronous because its type says so.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }] },
      ],
      // Published coefficients are quoted with all their digits.
      'no-loss-of-precision': 'off',
      // `void this.value` is how an effect says that it depends on a value it does not use.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      'no-undef': 'off',
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: typescript.parser },
      globals: globals.browser,
    },
    // Series of many thousand points are kept out of deep reactivity on purpose.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    // The linter takes what comes out of a component for `any`; svelte-check knows better.
    files: ['**/*.svelte'],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/main/requests/**', 'electron/main/requests.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [ipcMainElsewhere] }] },
  },
  {
    files: ['**/*.test.ts', 'e2e/**/*.ts'],
    rules: {
      // A test may hand anything to a parser, and need not handle what cannot be missing.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  prettier,
);
