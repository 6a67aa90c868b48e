import { Injectable, signal } from '@angular/core';

export interface InkMessage {
  readonly text: string;
  readonly undo?: () => void;
  readonly secondsLeft: number;
}

const UNDO_SECONDS = 10;
const TELL_SECONDS = 5;

/** The bar above the dock: `ink.tell('Saved')` for five seconds, `ink.undo('Visit done', () => ...)` for ten. */
@Injectable({ providedIn: 'root' })
export class InkBar {
  private readonly shown = signal<InkMessage | null>(null);
  private timer: ReturnType<typeof setInterval> | undefined;
  readonly message = this.shown.asReadonly();

  tell(text: string): void {
    this.start({ text, secondsLeft: TELL_SECONDS });
  }

  undo(text: string, undo: () => void): void {
    this.start({ text, undo, secondsLeft: UNDO_SECONDS });
  }

  close(): void {
    clearInterval(this.timer);
    this.shown.set(null);
  }

  private start(message: InkMessage): void {
    clearInterval(this.timer);
    this.shown.set(message);
    this.timer = setInterval(() => {
      const now = this.shown();
      if (!now || now.secondsLeft <= 1) this.close();
      else this.shown.set({ ...now, secondsLeft: now.secondsLeft - 1 });
    }, 1_000);
  }
}
