import type { Page } from 'playwright-core';

/** Signs in through the page, with the demonstration's "Use" button for the code of the moment, and chooses English. */
export async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  while (!(await enter(page, email))) await page.waitForTimeout(3_000);
  await page.locator('h1').first().waitFor();
  if ((await page.locator('html').getAttribute('lang')) !== 'en') await chooseLanguage(page, 'en');
}

/** False where the code of the moment was used already: it works once, the next comes within half a minute. */
async function enter(page: Page, email: string): Promise<boolean> {
  await fillIn(page, email);
  await page.locator('#sign-in-submit').click();
  const refused = page.getByText('The six digits do not match').waitFor().then(() => false);
  const arrived = page.waitForURL((url) => !url.pathname.startsWith('/sign-in')).then(() => true);
  return Promise.any([refused, arrived]);
}

/** Chooses the account in the list of the demonstration: e-mail, password and code stand in the boxes then. */
export async function fillIn(page: Page, email: string): Promise<void> {
  const row = page.locator('.demolist li').filter({ hasText: email });
  await row.getByRole('button').click();
  await page.waitForFunction(() => (document.getElementById('code') as HTMLInputElement | null)?.value.length === 6);
}

/** The language on the account page; it stays with the user. */
export async function chooseLanguage(page: Page, code: 'en' | 'sq' | 'el' | 'ro'): Promise<void> {
  const back = page.url();
  if (!page.url().endsWith('/account')) await page.goto('/account');
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().endsWith('/me'));
  await page.locator('.langswitch select').selectOption(code);
  await page.locator(`html[lang="${code}"]`).waitFor({ state: 'attached' });
  await kept;
  if (back !== page.url()) await page.goto(back);
  await page.locator('h1').first().waitFor();
}
