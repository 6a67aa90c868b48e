import { readFileSync } from 'node:fs';

const { paths } = JSON.parse(readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8')).compilerOptions;
const moduleNameMapper = Object.fromEntries(
  Object.entries(paths).map(([alias, [file]]) => [`^${alias}$`, file.replace('./', '<rootDir>/')]),
);

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const node = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.tact', '<rootDir>/tmp'],
};

const slow = { ...node, setupFilesAfterEnv: ['<rootDir>/tools/jest-slow.mjs'] };

/** `unit` is pure and fast; `medium` needs the embedded PostgreSQL that tools/test-database.mjs starts. */
export default {
  projects: [
    { ...node, displayName: 'unit', testMatch: ['<rootDir>/{libs,seed,e2e,tools}/**/*.spec.ts'], testPathIgnorePatterns: ['\\.medium\\.spec\\.ts$', '/node_modules/', '<rootDir>/libs/web/'] },
    { ...slow, displayName: 'medium', testMatch: ['<rootDir>/{libs,apps,e2e}/**/*.medium.spec.ts'] },
    { ...slow, displayName: 'browser', testMatch: ['<rootDir>/e2e/**/*.e2e.ts'] },
    { ...node, displayName: 'web', testMatch: ['<rootDir>/libs/web/**/*.spec.ts'], testEnvironment: 'jsdom' },
  ],
};
