interface Reading {
  readonly state: string;
  readonly processed: number;
  readonly at: number;
}

/** Seconds until `total`, from the pace since the state was first seen; null while the pace says nothing yet. */
export class TimeLeft {
  private first: Reading | null = null;

  seconds(state: string, processed: number, total: number | null, at = Date.now()): number | null {
    if (this.first?.state !== state || processed < this.first.processed) this.first = { state, processed, at };
    const done = processed - this.first.processed;
    const took = (at - this.first.at) / 1000;
    if (total === null || done <= 0 || took < 2) return null;
    return Math.max(1, Math.round(((total - processed) * took) / done));
  }
}
