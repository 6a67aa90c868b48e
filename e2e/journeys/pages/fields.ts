import type { Locator, Page } from 'playwright-core';

type Place = Page | Locator;

/** The question with this legend: radios, boxes to tick, or a date in three parts. */
export function question(at: Place, legend: string): Locator {
  return at.getByRole('group', { name: legend, exact: false }).filter({ visible: true }).first();
}

export async function choose(at: Place, legend: string, answer: string): Promise<void> {
  await question(at, legend).getByRole('radio', { name: startsWith(answer) }).first().check();
}

export async function tick(at: Place, legend: string, ...answers: readonly string[]): Promise<void> {
  for (const answer of answers) await question(at, legend).getByRole('checkbox', { name: startsWith(answer) }).first().check();
}

/** `2012-05-03`, `2012-05` or `2012` in the boxes for day, month and year. */
export async function date(at: Place, legend: string, value: string): Promise<void> {
  const [year = '', month = '', day = ''] = value.split('-');
  const boxes = question(at, legend);
  await boxes.getByLabel('Day').fill(day);
  await boxes.getByLabel('Month').fill(month);
  await boxes.getByLabel('Year').fill(year);
}

/** The button in sight with these words. */
export function button(at: Place, name: string | RegExp): Locator {
  return at.getByRole('button', { name }).filter({ visible: true }).first();
}

export function link(at: Place, name: string | RegExp): Locator {
  return at.getByRole('link', { name }).filter({ visible: true }).first();
}

/** Goes on to the next group of questions where a phone shows one a page; a PC shows all. */
export async function nextGroup(page: Page): Promise<void> {
  const next = page.locator('main').getByRole('button', { name: 'Continue', exact: true }).filter({ visible: true });
  if (await next.count()) await next.first().click();
}

/** Waits until nothing on the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('tact-loading'));
}

/** `days` from today as `YYYY-MM-DD`. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function startsWith(words: string): RegExp {
  return new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
