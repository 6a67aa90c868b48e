import type { Page } from 'playwright-core';
import { openPart, recordConsent, recordReport, screenRisk, tryMove } from './case-file';
import { button, dayFromNow } from './fields';
import { registerChild, search } from './find';

export interface Child {
  readonly first: string;
  readonly last: string;
  readonly sex: string;
  readonly age: string;
  readonly area?: string;
}

/** The yes of the child and of its carer, as the age of a child between six and eleven asks. */
export async function consents(page: Page, file: string, sections: readonly string[], recipients: readonly string[]): Promise<void> {
  for (const by of ['Child', 'Carer']) {
    await openPart(page, file, '/consent/new');
    await recordConsent(page, { by, how: by === 'Child' ? 'By word' : 'In writing', sections, recipients });
  }
}

/** A file in protection with consents, made through the pages. Answers its address. */
export async function fileInProtection(page: Page, child: Child, sections: readonly string[], recipients: readonly string[]): Promise<string> {
  await search(page, `${child.first} ${child.last}`);
  await button(page, /^Register (this|a new) child$/).click();
  const file = await registerChild(page, child);
  await openPart(page, file, '/risk');
  await screenRisk(page, 'High');
  await openPart(page, file, '/report');
  await recordReport(page, 'Police', dayFromNow(0));
  await openPart(page, file, '/move');
  await tryMove(page, 'Protection');
  await page.waitForURL((url) => url.pathname === file);
  await consents(page, file, sections, recipients);
  return file;
}
