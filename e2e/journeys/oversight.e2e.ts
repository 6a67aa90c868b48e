import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Width } from '../support/browser';
import { button, link, settled } from './pages/fields';
import { caseCode, wordsAt } from './pages/shared';
import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each<Width>(['phone', 'pc'])('who looks after the system, %s', (width) => {
  let file: string;
  let code: string;

  test('the data protection officer sees who opened which file when, and opens none', async () => {
    const worker = await world.as('worker', width);
    await worker.page.goto('/cases?owner=me');
    await worker.page.locator('a.caselink').first().click();
    await worker.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    file = new URL(worker.page.url()).pathname;
    await settled(worker.page);
    code = await caseCode(worker.page);
    const officer = await world.as('dpo', width);
    await officer.page.goto('/oversight/access');
    await officer.page.getByLabel('Case code').fill(code);
    await button(officer.page, 'Show').click();
    const row = officer.page.locator('main table tbody tr').filter({ hasText: 'Mirela Dodaj' }).filter({ hasText: code });
    await row.first().waitFor();
    expect(await row.first().innerText()).toMatch(/\d{2}:\d{2}/);
    await world.look(officer, 'log of readings');
    await officer.page.goto('/oversight/audit');
    await officer.page.locator('main table tbody tr').first().waitFor();
    await world.look(officer, 'log of changes');
    expect(await wordsAt(officer.page, file)).not.toContain('Protection');
  }, 60_000);

  test('the administrator reaches organisations, people, settings and codes, and no case', async () => {
    const admin = await world.as('administrator', width);
    for (const [path, words] of [['organisations', 'Anemodoura'], ['people', 'Mirela Dodaj'], ['roles', 'Social worker'], ['settings', 'Public holidays'], ['codes', 'Code lists'], ['changes', 'Nothing is here.']] as const) {
      await admin.page.goto(`/admin/${path}`);
      await admin.page.getByText(words).filter({ visible: true }).first().waitFor();
      await world.look(admin, `administration, ${path}`);
    }
    const refused = await wordsAt(admin.page, file);
    expect(refused).toMatch(/You may not do this|not open to you/);
    expect(refused).not.toContain(code);
    expect(await wordsAt(admin.page, '/cases')).not.toContain(code);
    expect(await admin.page.getByRole('navigation', { name: 'Main' }).first().innerText()).not.toContain('Cases');
  }, 60_000);

  test('a role that opens cases waits for a second person; the data protection officer confirms it', async () => {
    const admin = await world.as('administrator', width);
    const officer = await world.as('dpo', width);
    await admin.page.goto('/admin/people/new');
    const name = width === 'phone' ? 'Elira Prova' : 'Blerim Prova';
    await admin.page.getByLabel('E-mail').fill(width === 'phone' ? 'elira.prova@shtegu.example' : 'blerim.prova@shtegu.example');
    await admin.page.getByLabel('Name', { exact: true }).fill(name);
    await world.look(admin, 'administration, new person');
    await button(admin.page, 'Add and invite').click();
    await admin.page.getByText('Hand over this address').waitFor();
    await link(admin.page, `Give ${name} a role`).click();
    await admin.page.locator('details.grant > summary').click();
    await admin.page.getByLabel('Role', { exact: true }).selectOption({ label: 'Social worker' });
    await admin.page.getByLabel('Organisation', { exact: true }).selectOption({ label: 'Shtegu i Bardhë' });
    await admin.page.getByLabel('Team', { exact: true }).selectOption({ index: 1 });
    await admin.page.getByLabel('Programme', { exact: true }).selectOption({ index: 1 });
    await admin.page.getByText('This role opens cases. It waits').waitFor();
    await world.look(admin, 'administration, person');
    await button(admin.page, 'Ask for it').click();
    await admin.page.getByText('It waits for a second person').waitFor();
    await admin.page.goto('/admin/changes');
    await admin.page.getByText(`A role for ${name}`).waitFor();
    expect(await admin.page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    await officer.page.goto('/oversight/changes');
    const waiting = officer.page.locator('.changerow').filter({ hasText: name });
    await waiting.waitFor();
    expect(await waiting.innerText()).toContain('Adrian Toska');
    await world.look(officer, 'changes that wait');
    await waiting.getByRole('button', { name: 'Confirm' }).click();
    await waiting.waitFor({ state: 'detached' });
    await admin.page.reload();
    await admin.page.getByText('Nothing is here.').waitFor();
  }, 90_000);
});
