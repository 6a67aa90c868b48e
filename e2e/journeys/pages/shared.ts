import type { Page } from 'playwright-core';
import { settled } from './fields';

/** What a person sees at an address that is hidden or does not exist: the words of the page. */
export async function wordsAt(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await page.locator('main h1, main .empty, main tact-note, main [role=alert], main nav.pages').filter({ visible: true }).first().waitFor();
  await settled(page);
  return (await page.locator('main').innerText()).trim();
}

/** The code of the case whose file is open. */
export async function caseCode(page: Page): Promise<string> {
  return (await page.locator('.code tact-code').filter({ visible: true }).first().innerText()).trim();
}
