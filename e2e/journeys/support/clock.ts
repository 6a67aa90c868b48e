import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../support/template';
import { dayFromNow } from '../pages/fields';

/** The clock of one instance, put forward by the command line. */
export class Clock {
  private ahead = 0;

  constructor(private readonly dataDir: string) {}

  /** `days` from the day that it is now there, as `YYYY-MM-DD`. */
  day(days = 0): string {
    return dayFromNow(this.ahead + days);
  }

  advance(days: number): void {
    execFileSync(process.execPath, [join(root, 'dist/cli/main.mjs'), 'clock', 'advance', `${days}d`], { cwd: root, env: { ...process.env, TACT_DATA: this.dataDir } });
    this.ahead += days;
  }
}
