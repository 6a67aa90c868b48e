import { type Arena, openArena } from './arena';
import { MATRIX } from './matrix';

describe('every route of the OpenAPI document x role x relation', () => {
  let arena: Arena;
  beforeAll(async () => { arena = await openArena(); }, 90_000);
  afterAll(() => arena.stop());

  it('has a row for every route, and none for a route that is gone', () => {
    const { routes } = arena.api;
    const rows = MATRIX.map(({ route }) => route).filter((route) => !route.includes(' /health/'));
    expect(routes.filter((route) => !rows.includes(route) && !route.includes(' /health/'))).toEqual([]);
    expect(rows.filter((route) => !routes.includes(route))).toEqual([]);
    expect(rows.length).toBe(new Set(rows).size);
  });

  it.each(MATRIX.map((row) => [row.route, row] as const))('%s', async (_route, row) => {
    expect(await arena.run.problems(row)).toEqual([]);
  }, 120_000);
});
