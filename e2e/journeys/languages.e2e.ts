import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chooseLanguage } from './pages/sign-in';
import { settled } from './pages/fields';
import { type Person, World } from './support/world';

let world: World;
let me: Person;
beforeAll(async () => {
  world = await World.start();
  me = await world.as('worker', 'phone');
}, 240_000);
afterAll(() => world?.stop(), 30_000);

describe.each(['sq', 'el', 'ro'] as const)('in %s on a phone', (language) => {
  test('home, the list and a file are translated and fit the window', async () => {
    const english = await words(me);
    await chooseLanguage(me.page, language);
    await me.page.goto('/');
    await settled(me.page);
    expect(await me.page.locator('html').getAttribute('lang')).toBe(language);
    expect(await words(me)).not.toBe(english);
    await world.look(me, `home in ${language}`);
    await me.page.goto('/cases?owner=me');
    await me.page.locator('a.caselink').nth(3).click();
    await me.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await settled(me.page);
    await world.look(me, `case file in ${language}`);
    await me.page.goto(`${new URL(me.page.url()).pathname}/risk`);
    await settled(me.page);
    await world.look(me, `risk screening in ${language}`);
  }, 90_000);
});

async function words({ page }: Person): Promise<string> {
  return page.locator('h1').filter({ visible: true }).first().innerText();
}
