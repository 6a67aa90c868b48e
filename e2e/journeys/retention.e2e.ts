import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Width } from '../support/browser';
import { button, settled } from './pages/fields';
import { caseCode, wordsAt } from './pages/shared';
import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each<Width>(['phone', 'pc'])('a closed file is erased by two people, %s', (width) => {
  test('the data protection officer proposes by code, the supervisor erases it for ever', async () => {
    const head = await world.as('supervisor', width);
    await head.page.goto('/cases?status=closed');
    await head.page.locator('a.caselink').first().click();
    await head.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const file = new URL(head.page.url()).pathname;
    await settled(head.page);
    const code = await caseCode(head.page);
    const officer = await world.as('dpo', width);
    await officer.page.goto('/oversight/retention');
    await officer.page.getByText('No file is due.').waitFor();
    await officer.page.getByLabel('Case code').fill('AAA-AAAA-AAA');
    await officer.page.locator('form.inlineform button').click();
    await officer.page.getByRole('alert').or(officer.page.locator('tact-not-found')).first().waitFor();
    await officer.page.getByLabel('Case code').fill(code);
    await officer.page.locator('form.inlineform button').click();
    const proposed = officer.page.locator('.changerow').filter({ hasText: code });
    await proposed.waitFor();
    expect(await proposed.getByRole('button').allInnerTexts()).toEqual([expect.stringContaining('Take back')]);
    await world.look(officer, 'retention, the officer');
    await head.page.goto('/oversight/retention');
    const mine = head.page.locator('.changerow').filter({ hasText: code });
    await mine.getByRole('button', { name: 'Erase' }).click();
    await head.page.getByText('Erase this file for ever?').waitFor();
    await world.look(head, 'retention, the question');
    await button(head.page, 'Erase for ever').click();
    await mine.waitFor({ state: 'detached' });
    await head.page.getByLabel('Show').selectOption({ label: 'Erased' });
    await mine.getByText('Proof:').waitFor();
    expect(await mine.innerText()).toContain('Stands in the ledger outside the database.');
    await world.look(head, 'retention, what was erased');
    expect(await wordsAt(head.page, file)).not.toContain(code);
  }, 90_000);
});
