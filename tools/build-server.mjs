import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** esbuild writes no decorator metadata, which Nest's injection and class-validator read: swc does, file by file. */
const decorators = {
  name: 'decorator-metadata',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('@')) return undefined;
      const { code } = await transform(source, {
        filename: path, sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true }, target: 'es2023', keepClassNames: true,
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Bundles each entry into dist/<name>/main.mjs; packages stay outside. */
export async function buildServer(entries = ['api', 'cli']) {
  await Promise.all(entries.map((name) => build({
    entryPoints: [`${root}apps/${name}/src/main.ts`], outfile: `${root}dist/${name}/main.mjs`, bundle: true, platform: 'node', format: 'esm',
    target: 'node24', packages: 'external', sourcemap: true, tsconfig: `${root}tsconfig.base.json`, plugins: [decorators], logLevel: 'warning',
  })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildServer(process.argv.length > 2 ? process.argv.slice(2) : undefined);
