import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PUBLIC, REQUIRES, undeclaredRoutes } from '@tact/server/platform';
import { type Arena, openArena } from '../access/api/arena';
import { MATRIX } from '../access/api/matrix';
import { note } from './report';

interface Route {
  readonly route: string;
  readonly handler: () => unknown;
}

/** Every `@Requires` goes once: boot names the route, and its row of the matrix notices both that and a `@Public` in its place. */
describe('removals at the routes', () => {
  let arena: Arena;
  beforeAll(async () => { arena = await openArena(); }, 90_000);
  afterAll(() => arena.stop());

  it('are each caught by the row of the matrix', async () => {
    const discovery = arena.api.app.get(DiscoveryService, { strict: false });
    const declared = routesOf(discovery).filter(({ handler }) => Reflect.hasMetadata(REQUIRES, handler));
    expect(declared.length).toBeGreaterThan(60);
    const survivors: string[] = [];
    for (const { route, handler } of declared) {
      const required: unknown = Reflect.getMetadata(REQUIRES, handler);
      const row = MATRIX.find((one) => one.route === route)!;
      Reflect.deleteMetadata(REQUIRES, handler);
      const bootSays = undeclaredRoutes(discovery).length;
      const removed = (await arena.run.problems(row, 0))[0];
      Reflect.defineMetadata(PUBLIC, 'sabotage', handler);
      const opened = (await arena.run.problems(row, 0))[0];
      Reflect.deleteMetadata(PUBLIC, handler);
      Reflect.defineMetadata(REQUIRES, required, handler);
      note(`@Requires of ${route} is gone`, bootSays === 1 && removed ? `boot, and matrix ${route}: ${removed}` : null);
      note(`@Requires of ${route} is @Public`, opened ? `matrix ${route}: ${opened}` : null);
      if (bootSays !== 1 || !removed || !opened) survivors.push(route);
    }
    expect(survivors).toEqual([]);
  }, 600_000);
});

function routesOf(discovery: DiscoveryService): Route[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance ?? {}) as Record<string, () => unknown>;
    const prefix = Reflect.getMetadata(PATH_METADATA, metatype as object) as string;
    return scanner.getAllMethodNames(prototype).map((name) => prototype[name]!).filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler)).map((handler) => {
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
      const path = ['/api/v1', prefix, Reflect.getMetadata(PATH_METADATA, handler) as string].join('/').replace(/\/+/g, '/').replace(/\/$/, '').replace(/:(\w+)/g, '{$1}');
      return { route: `${method} ${path}`, handler };
    });
  });
}
