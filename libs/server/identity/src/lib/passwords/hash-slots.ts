/** Every slot was taken for too long; `retryAfterSeconds` is when to ask again. */
export class HashSlotsBusy extends Error {
  constructor(readonly retryAfterSeconds: number) { super('hash slots busy'); }
}

interface Limits {
  readonly slots: number;
  readonly waiting: number;
  readonly patienceMs: number;
}

/**
 * Two password hashes at once need 128 MB; four took a bare process from 51 to 310 MB (SECURITY.md, Sign-in). So the rest
 * wait briefly in line, and who cannot is told to come back (`HashSlotsBusy`).
 */
export class HashSlots {
  private taken = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly limits: Limits = { slots: 2, waiting: 40, patienceMs: 4_000 }) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.limits.slots) await this.wait();
    else this.taken += 1;
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  /** Resolves with the slot of one who leaves. */
  private wait(): Promise<void> {
    if (this.line.length >= this.limits.waiting) throw new HashSlotsBusy(5);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(enter), 1);
        reject(new HashSlotsBusy(2));
      }, this.limits.patienceMs);
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.line.push(enter);
    });
  }

  private pass(): void {
    const next = this.line.shift();
    if (next) next();
    else this.taken -= 1;
  }
}
