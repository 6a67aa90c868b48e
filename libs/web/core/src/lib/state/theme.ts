import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';
const STORED = 'tact.theme';

/** Light, dark or as the device says; remembered on the device, it says nothing about the user. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<ThemeChoice>('system');
  readonly choice = this.chosen.asReadonly();

  constructor() {
    try {
      const stored = localStorage.getItem(STORED);
      if (stored === 'light' || stored === 'dark') this.apply(stored);
    } catch {
      // No storage: the device's own choice holds.
    }
  }

  use(choice: ThemeChoice): void {
    this.apply(choice);
    try {
      localStorage.setItem(STORED, choice);
    } catch {
      // Lasts for this visit only.
    }
  }

  private apply(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') this.root.removeAttribute('data-theme');
    else this.root.setAttribute('data-theme', choice);
  }
}
