import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const root = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const dockerfile = text('docker/Dockerfile');
const compose = parse(text('docker/compose.yaml')) as { services: Record<string, Service>; secrets: object; volumes: object };
const { scripts, engines } = JSON.parse(text('package.json')) as { scripts: Record<string, string>; engines: { node: string } };
const lines = (word: string): string[] => [...dockerfile.matchAll(new RegExp(`^(?:HEALTHCHECK.*)?${word} (.+)$`, 'gm'))].map(([, rest]) => rest!);
const services = Object.values(compose.services);
const named = (command: string): string[] => [...command.matchAll(/npm(?:["', ]+)run(?:["', ]+(?:--silent["', ]+)?)([\w:-]+)/g)].map(([, name]) => name!);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'node_modules') return [];
    return statSync(join(root, path)).isDirectory() ? sources(path) : /\.(ts|mjs)$/.test(name) && !name.includes('.spec.') ? [path] : [];
  });
}
const code = [...sources('apps/api'), ...sources('libs/server/instance'), ...sources('tools')].map(text).join('\n');

describe('the container files', () => {
  it('build and run by npm scripts that stand in package.json', () => {
    const steps = [...lines('RUN').filter((step) => step.includes('npm')), ...lines('CMD')];
    const used = [...steps, ...services.map(({ command }) => (command ?? []).join(' '))].flatMap(named);
    expect(used.sort()).toEqual(['build', 'healthy', 'packages', 'serve', 'tact']);
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
    expect(steps.filter((step) => named(step).length === 0)).toEqual([]);
  });

  it('take the steps that npm start and npm test take: packages, build, serve', () => {
    for (const name of ['start', 'test']) expect(text(`tools/${name}.mjs`)).toContain('ensureInstalled()');
    expect(text('tools/packages.mjs')).toContain('ensureInstalled()');
    for (const [script, tool] of Object.entries({ packages: 'packages', build: 'build', serve: 'serve', tact: 'tact', healthy: 'healthy' })) expect(scripts[script]).toBe(`node tools/${tool}.mjs`);
    expect(text('tools/test.mjs')).toContain(`'build.mjs'`);
    expect(text('tools/start.mjs')).toMatch(/'build\.mjs'[\s\S]*serve\(\)/);
  });

  it('copy only what is there', () => {
    const copied = lines('COPY').flatMap((step) => step.replace(/--from=\w+ /, '').split(' ').slice(0, -1)).map((path) => path.replace(/^\/app\//, ''));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !['dist', 'node_modules', '.'].includes(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  it('run on a Node that package.json allows', () => {
    const [, major] = /^FROM node:(\d+)/m.exec(dockerfile)!;
    expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)![0]));
  });

  it('name settings that the server reads', () => {
    const set = [...lines('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0]!)), ...['migrate', 'api'].flatMap((name) => Object.keys(compose.services[name]!.environment ?? {}))];
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !code.includes(`'${name.replace(/_FILE$/, '')}'`))).toEqual([]);
  });

  it('agree on the port, the volumes and the secrets', () => {
    const env = Object.fromEntries(lines('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])));
    expect(compose.services['api']!.ports).toEqual([`127.0.0.1:${env['TACT_PORT']}:${env['TACT_PORT']}`]);
    expect(lines('EXPOSE')).toEqual([env['TACT_PORT']]);
    expect(lines('VOLUME')).toEqual([env['TACT_DATA']]);
    for (const { volumes = [], secrets = [] } of services) {
      expect(volumes.filter((volume) => !(volume.split(':')[0]! in compose.volumes))).toEqual([]);
      expect(secrets.filter((name) => !(name in compose.secrets))).toEqual([]);
    }
    for (const name of ['migrate', 'api']) expect(compose.services[name]!.volumes).toContain(`data:${env['TACT_DATA']}`);
  });

  it('serve as nobody special, without the right to migrate', () => {
    const { api, migrate } = compose.services;
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(api!.read_only).toBe(true);
    expect(api!.secrets).toEqual(['database-url']);
    expect(migrate!.secrets).toContain('database-admin-url');
    expect(api!.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    for (const service of [api, migrate]) expect(existsSync(join(root, 'docker', service!.build!.context, service!.build!.dockerfile))).toBe(true);
  });
});
