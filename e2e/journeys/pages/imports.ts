import type { Locator, Page } from 'playwright-core';
import { button, choose } from './fields';

/** Hands in a file and waits for the page of its run, or for the words that refuse it. */
export async function handIn(page: Page, path: string): Promise<void> {
  await page.goto('/import');
  await page.locator('#file').setInputFiles(path);
  await button(page, 'Check the file').click();
}

/** The dry run: every problem by row and column. */
export async function checked(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import \d+ cases?$/ }).waitFor({ timeout: 60_000 });
}

/** A row of the table of problems. */
export function problemOf(page: Page, row: number): Locator {
  return page.locator('table.probs tbody tr').filter({ has: page.getByRole('rowheader', { name: new RegExp(`: ${row}$`) }) });
}

/** Decides about the pair in sight, then goes on to the next. */
export async function decide(page: Page, decision: 'Same child' | 'Two children' | 'Leave out', decided: number): Promise<void> {
  await page.locator('.dup').getByRole('button', { name: decision }).click();
  await page.getByText(`may be known already, ${decided} decided`).waitFor();
}

/** Imports; pairs nobody decided become cases of their own. */
export async function importAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import \d+ cases?$/ }).click();
  await choose(page, 'What becomes of them?', 'Each becomes a case of its own');
  await button(page, 'Import now').click();
  await page.getByRole('link', { name: 'Show the imported cases' }).waitFor({ timeout: 90_000 });
}
