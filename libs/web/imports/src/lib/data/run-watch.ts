import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Remote } from '@tact/web/offline';
import { ImportApi } from './import-api';
import { type ImportRun, isBusy } from './import-model';
import { TimeLeft } from './time-left';

const PAUSE = 1_500;
const PAUSE_AFTER_FAILURE = 5_000;

/** One run, asked for again while the server works on it. Provided by the page: leaving it ends the asking, not the import. */
@Injectable()
export class RunWatch {
  private readonly api = inject(ImportApi);
  private readonly pace = new TimeLeft();
  private readonly left = signal<number | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private id = '';
  private readonly remote = new Remote(() => this.api.run(this.id));
  readonly run = this.remote.value;
  readonly problem = this.remote.problem;
  readonly secondsLeft = this.left.asReadonly();
  readonly isBusy = computed(() => {
    const run = this.run();
    return run !== null && isBusy(run.state);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  async open(id: string): Promise<void> {
    if (id !== this.id) this.remote.set(null);
    this.id = id;
    clearTimeout(this.timer);
    await this.remote.load();
    this.goOn();
  }

  /** An answer that brought the run with it. */
  set(run: ImportRun): void {
    this.remote.set(run);
    this.goOn();
  }

  private goOn(): void {
    clearTimeout(this.timer);
    const run = this.run();
    if (!run) return;
    this.left.set(this.pace.seconds(run.state, run.processed, run.total));
    if (!this.isBusy()) return;
    this.timer = setTimeout(() => void this.open(run.id), this.problem() ? PAUSE_AFTER_FAILURE : PAUSE);
  }
}
