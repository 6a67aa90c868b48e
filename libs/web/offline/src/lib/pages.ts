import { signal } from '@angular/core';
import type { Page } from './model';
import { Remote } from './remote';

/** A list page by page: `load()` starts anew, `more()` adds the next page to what is in sight. */
export class Pages<T> extends Remote<Page<T>> {
  private readonly adding = signal(false);
  readonly isAdding = this.adding.asReadonly();

  constructor(private readonly page: (cursor: string | null) => Promise<Page<T>>) {
    super(() => page(null));
  }

  /** Rejects never: a page that did not come leaves the list and the button as they are, with the problem in sight. */
  async more(): Promise<void> {
    const held = this.value();
    if (!held?.nextCursor || this.adding()) return;
    this.adding.set(true);
    try {
      const next = await this.page(held.nextCursor);
      if (this.value() === held) this.set({ ...next, items: [...held.items, ...next.items] });
    } catch (error) {
      this.fail(error);
    } finally {
      this.adding.set(false);
    }
  }
}
