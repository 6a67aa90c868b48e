import type { Locator, Page } from 'playwright-core';
import { button, choose, link, nextGroup } from './fields';

/** Looks for a child: from the box in the band on a PC, on the page of its own on a phone. */
export async function search(page: Page, name: string): Promise<void> {
  const band = page.getByRole('searchbox', { name: 'Find a child or case' }).filter({ visible: true });
  if (await band.count()) {
    await band.fill(name);
    await band.press('Enter');
  } else {
    if (!page.url().endsWith('/cases/find')) {
      if (new URL(page.url()).pathname !== '/') await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Work' }).click();
      await link(page, /^Find$/).click();
    }
    await page.getByLabel('Name or case code').fill(name);
    await button(page.locator('form.findform'), 'Find').click();
  }
  await page.waitForURL('**/cases/find');
  await page.getByText('Searching').waitFor({ state: 'detached' });
  await page.locator('main section h2, main .empty').first().waitFor();
}

/** The children that answer the search. */
export function matches(page: Page): Locator {
  return page.locator('tact-match-row a');
}

/** Five answers: name, sex, age, country, municipality (without one: the first of the country). Answers the address of the file. */
export async function registerChild(page: Page, child: { first: string; last: string; sex: string; age: string; area?: string }): Promise<string> {
  await page.waitForURL('**/cases/register');
  await page.getByLabel('First name').fill(child.first);
  await page.getByLabel('Family name').fill(child.last);
  await nextGroup(page);
  await choose(page, 'Sex', child.sex);
  await choose(page, 'Age', 'Estimate the age');
  await page.getByLabel('Estimated age in years').fill(child.age);
  await nextGroup(page);
  await page.getByLabel('Municipality where the child was found').selectOption(child.area ? { label: child.area } : { index: 1 });
  await button(page, 'Register the child').click();
  await Promise.race([page.waitForURL(/\/cases\/[0-9a-f-]{36}$/), sayAnotherChild(page)]);
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Where a child of a like name is known: it is another one. */
async function sayAnotherChild(page: Page): Promise<void> {
  await button(page, 'Another child: register').click().catch(() => undefined);
}
