import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { settled } from '../pages/fields';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A key of a message that was never translated: a known scope, a dot, a word. */
const RAW_KEY = /\b(?:caseFile|sharedFile|sharing|supervision|review|imports|cases|home|signIn|oversight|admin|chrome|nav|form|problem|fieldProblem|stage|section|referralState|risk|task|role)\.[a-z][A-Za-z]*(?:\.[a-zA-Z]+)*\b/;

/** Looks at every screen once a width: accessible, no wider than the window, no untranslated words. */
export class Looker {
  private readonly seen = new Set<string>();

  /** Throws with what is wrong. `name` is the screen's, the same for both widths. */
  async look(page: Page, name: string): Promise<void> {
    const width = page.viewportSize()?.width ?? 0;
    const key = `${name} ${width}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    await settled(page);
    await page.evaluate(() => scrollTo(0, 0));
    const faults = [...(await axeFaults(page)), ...(await tooWide(page)), ...(await rawKeys(page))];
    if (faults.length > 0) throw new Error(`the screen "${key}" has faults:\n${faults.join('\n')}`);
  }
}

async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

async function tooWide(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 1 ? [`scrolls sideways by ${over} px`] : [];
}

async function rawKeys(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  const raw = RAW_KEY.exec(text)?.[0];
  return raw ? [`untranslated: ${raw}`] : [];
}
