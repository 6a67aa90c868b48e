import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type MadeCell, makeWorkbook } from '../../libs/server/imports/src/lib/testing/make-workbook';
import type { Width } from '../support/browser';
import { checked, handIn } from './pages/imports';
import type { Who } from './support/people';
import { type Person, World } from './support/world';

const HEADER = ['No', 'First Name', 'Second Name', 'Consent', 'Birthdate', 'Gender', 'Mobile Phone', 'Type of Exploitation', 'Status'];
const BY_WIDTH: readonly (readonly [Width, Who])[] = [['phone', 'supervisor'], ['pc', 'greekSupervisor']];
const folder = mkdtempSync(join(tmpdir(), 'tact-exports-'));

function office(name: string, ...rows: MadeCell[][]): string {
  const path = join(folder, name);
  writeFileSync(path, makeWorkbook([HEADER, ...rows]));
  return path;
}

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each(BY_WIDTH)('a supervisor brings a register in again and takes its cases out, %s', (width, who) => {
  let me: Person;
  beforeAll(async () => { me = await world.as(who, width); }, 60_000);
  const main = () => me.page.locator('main').innerText();

  test('a changed row is shown beside its case and taken over when the person says so', async () => {
    await handIn(me.page, office('small-office.xlsx', [1, 'Vesa', 'Gjini', 'Yes', '2012', 'F', '', 'Forced begging', 'Active'], [2, 'Luan', 'Gjini', 'Yes', '2013', 'M', '', 'Forced begging', 'Active']));
    await me.page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    await checked(me.page);
    await me.page.getByRole('button', { name: 'Import 2 cases' }).click();
    await me.page.getByText('2 cases were made').waitFor();
    await handIn(me.page, office('small-office.xlsx', [1, 'Vesa', 'Gjini', 'Yes', '2012-05-06', 'F', '+355 68 1234567', 'Forced begging', 'Active'], [2, 'Luan', 'Gjini', 'Yes', '2013', 'M', '', 'Forced begging', 'Active']));
    await me.page.getByRole('heading', { name: 'Says otherwise than before' }).waitFor();
    expect(await main()).toMatch(/1\s*say otherwise than before, 0 decided/);
    await world.look(me, 'import, changes');
    await me.page.getByRole('button', { name: 'Take over 2 changes' }).click();
    await me.page.getByText('Decided: taken over as chosen').waitFor();
    await me.page.getByRole('button', { name: 'Finish the import' }).click();
    await me.page.getByRole('link', { name: 'Show the imported cases' }).waitFor();
    expect(await main()).toMatch(/1\s*case was changed/);
  }, 120_000);

  test('the cases are taken out with a reason, as a file that is kept', async () => {
    await me.page.goto(`${world.instance.address}/cases`);
    await me.page.getByRole('link', { name: 'Export', exact: true }).filter({ visible: true }).click();
    await me.page.getByRole('button', { name: 'Export', exact: true }).click();
    await world.look(me, 'export');
    await me.page.getByRole('combobox').selectOption({ label: 'For safekeeping' });
    const download = me.page.waitForEvent('download');
    await me.page.getByRole('button', { name: 'Export', exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^tact-cases-[0-9a-f]{12}\.xlsx$/);
    expect(readFileSync(await file.path()).subarray(0, 2).toString()).toBe('PK');
    await me.page.getByText('The file was made:').waitFor();
    await world.look(me, 'export, made');
  }, 90_000);
});
