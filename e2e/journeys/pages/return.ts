import { returnStep, type ReturnStepCode } from '@tact/domain';
import type { Locator, Page } from 'playwright-core';
import { button, choose, settled } from './fields';

/** What a step comes out as where it has to be said, in the words of the page. */
const RESULTS: Readonly<Partial<Record<ReturnStepCode, string>>> = {
  B4: 'Nobody of the family involved', C4: 'Low', C6: 'Nothing found', D1: 'Wants to return', E1: 'Return',
};

/** A person at a return: whose window, and where the return stands for them (the file's page, or the partner's). */
export interface AtReturn {
  readonly page: Page;
  readonly address: string;
}

/** Opens one step beside the lines of both countries. */
export async function openStep({ page, address }: AtReturn, step: ReturnStepCode): Promise<Locator> {
  await page.goto(`${address}?step=${step}`);
  const detail = page.locator('tact-step-detail');
  await detail.locator('h2').waitFor();
  await settled(page);
  return detail;
}

/** Every document of a step with its day, number and holder, and the first signature. `on`: `YYYY-MM-DD`. */
export async function attest(who: AtReturn, step: ReturnStepCode, on: string): Promise<void> {
  const detail = await openStep(who, step);
  await button(detail, /^(Add evidence and sign|New evidence)$/).click();
  const result = RESULTS[step];
  if (result) await choose(detail, 'Result', result);
  const { evidence, untilEndsPeriod } = returnStep(step);
  for (let at = 0; at < evidence.length; at += 1) {
    const part = detail.locator('.docpart').nth(at);
    await part.getByLabel('Date of the document').fill(on);
    await part.getByLabel('Reference or number').fill(`${step}-${at + 1}`);
    await part.getByLabel('Who holds it').fill('Registry');
    if (untilEndsPeriod) await part.getByLabel('End of the reflection period').fill(on);
  }
  await button(detail, /^Sign$/).click();
  await detail.locator('tact-attest-form').waitFor({ state: 'detached' });
}

/** The second signature, which closes the gate. */
export async function countersign(who: AtReturn, step: ReturnStepCode): Promise<void> {
  const detail = await openStep(who, step);
  await button(detail, /^Sign second/).click();
  await detail.locator('p .state').filter({ hasText: /^done$/ }).waitFor();
}

/** Presses the button of the return's next move and answers what it lacks, one line a gate; none: it was made. */
export async function moveReturn({ page, address }: AtReturn, name: string): Promise<string[]> {
  await page.goto(address);
  const panel = page.locator('tact-process-panel');
  const move = button(panel, name);
  await move.click();
  const refused = panel.locator('tact-return-problem').first().locator('li');
  await Promise.race([refused.first().waitFor(), move.waitFor({ state: 'detached' })]);
  return (await refused.count()) > 0 ? refused.allInnerTexts() : [];
}

/** The name of the gate of a step, as a refusal says it. */
export function namesStep(lines: readonly string[], step: ReturnStepCode): boolean {
  return lines.some((line) => new RegExp(`^${step}\\b`).test(line));
}
