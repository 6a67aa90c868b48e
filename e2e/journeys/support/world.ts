import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch, openWindow, type Width } from '../../support/browser';
import { startInstance, type TestInstance } from '../../support/instance';
import { signInAs } from '../pages/sign-in';
import { Looker } from './look';
import { PEOPLE, type Who } from './people';

/** One signed-in person in a window of their own. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly width: Width;
}

/** An instance with demo data, a browser, and the people who signed in; each signs in once a width. */
export class World {
  private readonly people = new Map<string, Promise<Person>>();
  private readonly looker = new Looker();

  private constructor(readonly instance: TestInstance, readonly browser: Browser) {}

  static async start(): Promise<World> {
    const instance = await startInstance();
    return new World(instance, await launch());
  }

  /** The person's window at this width, signed in and in English. */
  as(who: Who, width: Width): Promise<Person> {
    const key = `${who} ${width}`;
    const known = this.people.get(key) ?? this.enter(who, width);
    this.people.set(key, known);
    return known;
  }

  /** The same person on another device. */
  anew(who: Who, width: Width): Promise<Person> {
    return this.enter(who, width);
  }

  /** A window that nobody signed in to. */
  async window(width: Width, locale?: string): Promise<Person> {
    return { ...(await openWindow(this.browser, this.instance.address, width, locale)), width };
  }

  /** Checks a screen: axe, no sideways scroll, no raw message key. Once a screen and width. */
  look(person: Person, name: string): Promise<void> {
    return this.looker.look(person.page, name);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.instance.stop();
  }

  private async enter(who: Who, width: Width): Promise<Person> {
    const person = await this.window(width);
    person.page.setDefaultTimeout(15_000);
    await signInAs(person.page, PEOPLE[who]);
    return person;
  }
}
