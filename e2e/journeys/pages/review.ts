import type { Locator, Page } from 'playwright-core';
import { button, choose, link, settled } from './fields';

/** What was handed to the duty bearer, with the words of one request. */
export async function openRequest(page: Page, words: string): Promise<string> {
  await page.goto('/review');
  await page.locator('tact-inbox-page section').first().waitFor();
  const row = page.locator('ul.ledger li').filter({ hasText: words }).first();
  await row.getByRole('link').first().click();
  await page.waitForURL(/\/review\/[0-9a-f-]{36}/);
  await page.locator('main h1, main h2').first().waitFor();
  await settled(page);
  return new URL(page.url()).pathname;
}

export async function accept(page: Page): Promise<void> {
  await button(page, 'Accept').click();
  await page.locator('nav.pages').waitFor();
}

/** Opens one shared page. */
export async function openPage(page: Page, section: string): Promise<void> {
  await page.locator('nav.pages').getByRole('link', { name: new RegExp(section) }).click();
  await page.locator('tact-section-view').waitFor();
}

/** Says that the open page was read; the list of pages then names who read it. */
export async function acknowledge(page: Page, section: string): Promise<void> {
  await button(page, /^I have read page/).click();
  await page.locator('nav.pages').getByRole('link', { name: new RegExp(section) }).getByText(/^Read by/).waitFor();
}

export async function ask(page: Page, question: string): Promise<void> {
  await button(page, 'Ask a question').click();
  await page.getByLabel('Your question').filter({ visible: true }).fill(question);
  await button(page, 'Send the question').click();
  await page.getByText(question).filter({ visible: true }).first().waitFor();
}

export async function giveFeedback(page: Page, text: string): Promise<void> {
  await page.getByLabel('What you did for the child, and when').fill(text);
  await button(page, 'Send feedback').click();
  await page.locator('.talk').getByText(text).waitFor();
}

export async function complete(page: Page, outcome: string): Promise<void> {
  await page.getByLabel('How it ended').fill(outcome);
  await button(page, 'Complete and end access').click();
  await ended(page).waitFor();
}

export async function decline(page: Page, reason: string): Promise<void> {
  await button(page, 'Decline').click();
  await choose(page, 'Why do you decline?', reason);
  await button(page.locator('#decline'), 'Decline').click();
  await ended(page).waitFor();
}

/** The one line that is left of a referral that is over. */
export function ended(page: Page): Locator {
  return page.getByRole('heading', { name: /^Ended:/ });
}

export async function openAnswers(page: Page): Promise<void> {
  await link(page, 'Your answers').click();
}
