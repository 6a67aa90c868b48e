import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const only = (sourceTag, tags) => ({ sourceTag, onlyDependOnLibsWithTags: tags });
const scope = (name, ...others) => only(`scope:${name}`, [`scope:${name}`, 'scope:shared', ...others.map((other) => `scope:${other}`)]);

/** STYLE.md section 2: who may import whom. Every tag named here is one a project must carry (tools/tags.spec.ts). */
const boundaries = [
  only('platform:neutral', ['platform:neutral']),
  only('platform:server', ['platform:server', 'platform:neutral']),
  only('platform:web', ['platform:web', 'platform:neutral']),
  only('type:domain', ['type:domain', 'type:util']),
  only('type:protocol', ['type:protocol', 'type:domain', 'type:util']),
  only('type:ui', ['type:ui', 'type:util', 'type:domain']),
  only('type:data', ['type:data', 'type:util', 'type:domain', 'type:protocol']),
  only('type:feature', ['type:feature', 'type:ui', 'type:data', 'type:util', 'type:domain', 'type:protocol']),
  only('scope:shared', ['scope:shared', 'scope:instance', 'scope:identity', 'scope:organisations', 'scope:cases', 'scope:sharing', 'scope:approvals', 'scope:reintegration', 'scope:returns', 'scope:search', 'scope:sync',
    'scope:tasks', 'scope:board', 'scope:hand-over', 'scope:emergency', 'scope:consents', 'scope:matching', 'scope:imports', 'scope:oversight', 'scope:sign-in', 'scope:home', 'scope:case-file', 'scope:review', 'scope:supervision', 'scope:admin']),
  scope('identity'),
  scope('organisations', 'identity'),
  scope('oversight'),
  scope('emergency', 'cases', 'identity'),
  scope('matching', 'cases', 'sharing'),
  scope('cases'),
  scope('tasks', 'cases'),
  scope('board', 'cases', 'tasks'),
  scope('search', 'cases'),
  scope('consents', 'cases', 'tasks'),
  scope('sharing', 'cases', 'consents', 'sync', 'tasks'),
  scope('approvals', 'cases', 'sync', 'tasks', 'sharing'),
  scope('reintegration', 'cases', 'sync', 'tasks'),
  scope('returns', 'cases', 'consents', 'sync', 'tasks'),
  scope('sync', 'cases', 'tasks', 'sharing'),
  scope('hand-over', 'cases', 'consents', 'sync', 'tasks', 'sharing'),
  scope('imports', 'cases', 'search'),
  scope('sign-in'), scope('home'), scope('case-file', 'cases'), scope('review', 'sharing'), scope('supervision', 'sharing'), scope('admin'),
];

const featureFolders = ['home', 'cases', 'case-file', 'sharing', 'review', 'supervision', 'returns'].map((name) => `libs/web/${name}/**/*.ts`);

export default [
  { ignores: ['**/node_modules/**', 'dist/**', 'tmp/**', '.tact/**', '.nx/**', '.angular/**', '**/public/**', 'libs/api-client/src/generated/**'] },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries, banTransitiveDependencies: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: const objects and unions (STYLE.md, Types).' },
        { selector: "CallExpression[callee.property.name=/^find(One|OneBy|OneOrFail)$/] > ObjectExpression > Property[key.name='where'] > ObjectExpression[properties.length=0]",
          message: 'findOne({ where: {} }) returns the first row of the table (SECURITY.md, Input and output).' },
        { selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only']", message: 'No .only.' },
      ],
    },
  },
  { files: ['**/*.spec.ts', '**/*.e2e.ts'], rules: { 'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }] } },
  { files: ['libs/domain/**/*.ts', 'libs/permissions/**/*.ts', 'libs/sync-protocol/**/*.ts'], ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@nestjs/*', '@angular/*', 'typeorm', 'rxjs', 'rxjs/*', 'pg', 'node:*'],
      message: 'Pure libraries import no framework (DESIGN.md section 8).' }] }] } },
  { files: featureFolders, ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@angular/common/http', '@tact/api-client'],
      message: 'Case screens read and write through CaseStore and Outbox of libs/web/offline only (DESIGN.md section 6).' }],
      paths: [{ name: '@tact/web/core', importNames: ['Api'],
        message: 'Case screens read and write through CaseStore and Outbox of libs/web/offline only (DESIGN.md section 6).' }] }] } },
  { files: ['apps/**/*.ts', 'tools/**/*.ts', 'seed/**/*.ts', 'e2e/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['e2e/**/*.ts', 'seed/**/*.ts', 'tools/**/*.ts', 'apps/api/**/*.ts', 'apps/cli/**/*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: ['migrations/**/*.ts', 'libs/server/persistence/**/*.ts', '**/testing/**/*.ts', '**/*.medium.spec.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  ...angular.configs.tsRecommended.map((config) => ({ ...config, files: ['libs/web/**/*.ts', 'apps/web/**/*.ts'] })),
  { files: ['libs/web/**/*.ts', 'apps/web/**/*.ts'], processor: angular.processInlineTemplates,
    rules: { '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'tact', style: 'kebab-case' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off', '@angular-eslint/directive-selector': 'off' } },
  ...angular.configs.templateRecommended.concat(angular.configs.templateAccessibility).map((config) => ({ ...config, files: ['libs/web/**/*.html', 'apps/web/src/**/*.html'] })),
];
