import type { Locator, Page } from 'playwright-core';

const MOST = 250;

/** Goes on with Tab until this has the focus, as somebody without a mouse does; it must then be seen to have it. Throws where no Tab leads there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return mustBeSeen(target);
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${String(target)}`);
}

/** A link or a button, with Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Boxes to tick, with the space bar. */
export async function tickKeys(page: Page, legend: string, ...answers: readonly string[]): Promise<void> {
  for (const answer of answers) {
    const box = group(page, legend).getByRole('checkbox', { name: new RegExp(`^\\s*${answer}`) }).first();
    await tabTo(page, box);
    await page.keyboard.press('Space');
    if (!(await box.isChecked())) throw new Error(`"${answer}" is not ticked`);
  }
}

/** One of a few: Tab to the group, then the arrows. */
export async function chooseKeys(page: Page, legend: string, answer: string): Promise<void> {
  const radios = group(page, legend).getByRole('radio');
  const wanted = group(page, legend).getByRole('radio', { name: new RegExp(`^\\s*${answer.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first();
  const checked = group(page, legend).locator('input:checked');
  await tabTo(page, (await checked.count()) > 0 ? checked.first() : radios.first());
  if ((await checked.count()) === 0) await page.keyboard.press('Space');
  for (let presses = 0; presses < MOST && !(await wanted.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  if (!(await wanted.isChecked())) throw new Error(`no arrow leads to "${answer}"`);
}

/** A text box: Tab there, then type. */
export async function typeInto(page: Page, box: Locator, text: string): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.type(text);
}

function group(page: Page, legend: string): Locator {
  return page.getByRole('group', { name: legend }).filter({ visible: true }).first();
}

async function mustBeSeen(target: Locator): Promise<void> {
  const isSeen = await target.evaluate((element) => {
    const rings = [element, ...(element.parentElement ? [element.parentElement] : [])].map((one) => getComputedStyle(one));
    return rings.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
  });
  if (!isSeen) throw new Error(`${String(target)} has the focus and does not show it`);
}
