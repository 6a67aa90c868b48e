import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Width } from '../support/browser';
import { root } from '../support/template';
import { settled } from './pages/fields';
import { checked, decide, handIn, importAll, problemOf } from './pages/imports';
import type { Who } from './support/people';
import { type Person, World } from './support/world';

const REGISTER = join(root, 'seed/register/intake-register.xlsx');
const BY_WIDTH: readonly (readonly [Width, Who])[] = [['phone', 'supervisor'], ['pc', 'greekSupervisor']];

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each(BY_WIDTH)('a supervisor brings in the register of the office, %s', (width, who) => {
  let me: Person;
  beforeAll(async () => { me = await world.as(who, width); }, 60_000);

  test('a file that is no workbook is refused in words', async () => {
    await handIn(me.page, join(root, 'package.json'));
    await me.page.getByText('This file cannot be imported').waitFor();
    await world.look(me, 'import, refused');
  }, 30_000);

  test('the dry run shows every problem by row and column', async () => {
    await handIn(me.page, REGISTER);
    await me.page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    await checked(me.page);
    const future = await problemOf(me.page, 298).innerText();
    expect(future).toContain('Birthdate');
    expect(future).toContain('2031-04-01');
    expect(future).toContain('Birth date in the future');
    expect(await problemOf(me.page, 299).innerText()).toContain('An adult at identification');
    expect(await me.page.locator('main').innerText()).toMatch(/301\s*rows can become cases/);
    expect(await me.page.locator('main').innerText()).toMatch(/4\s*rows are left out/);
    await world.look(me, 'import, checked');
  }, 90_000);

  test('likely duplicates are decided one by one, the rest at once; then the cases are made and listed', async () => {
    await decide(me.page, 'Same child', 1);
    await decide(me.page, 'Two children', 2);
    await decide(me.page, 'Leave out', 3);
    await importAll(me.page);
    const report = await me.page.locator('main').innerText();
    expect(report).toMatch(/299 cases were made/);
    await world.look(me, 'import, report');
    await me.page.getByRole('link', { name: 'Show the imported cases' }).click();
    await me.page.waitForURL(/\/cases\?imported=/);
    await me.page.locator('table.casetable tbody tr').first().waitFor();
    await settled(me.page);
    expect(await me.page.locator('table.casetable tbody tr').count()).toBe(50);
    expect(await me.page.locator('main').innerText()).toContain('Cases of one register import.');
    await world.look(me, 'cases of an import');
  }, 150_000);

  test('the same register again makes nothing twice: only the row that was left out is asked about', async () => {
    await handIn(me.page, REGISTER);
    await me.page.getByText(/were imported before/).first().waitFor({ timeout: 60_000 });
    const words = await me.page.locator('main').innerText();
    expect(words).toMatch(/300\s*were imported before/);
    expect(words).toMatch(/1\s*row can become a case/);
  }, 90_000);
});
