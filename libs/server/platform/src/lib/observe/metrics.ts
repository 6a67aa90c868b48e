type Labels = Readonly<Record<string, string>>;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const HELP: Readonly<Record<string, string>> = {
  tact_http_requests_total: 'Requests by route template, method and status',
  tact_http_request_seconds: 'Time to the answer by route template and method',
  tact_sign_in_failures_total: 'Sign-ins refused, by code',
  tact_job_runs_total: 'Runs of a background job, by outcome',
  tact_job_seconds_since_success: 'Seconds since a background job last succeeded (since the start when it never did)',
  tact_database_connections: 'Connections of the pool, by state',
  tact_audit_unsealed_rows: 'Rows of the audit trail and the read log younger than the newest seal, counted up to 100000',
  tact_database_up: 'Whether the database answered this scrape',
};

interface Timing {
  readonly buckets: number[];
  count: number;
  sum: number;
}

/** Counters and timings of this process. Labels are route templates, codes and names of jobs: never an id or a value somebody typed. */
export class Metrics {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly timings = new Map<string, Timing>();
  private readonly jobs = new Map<string, number>();

  count(name: string, labels: Labels): void {
    const of = this.counts.get(name) ?? new Map<string, number>();
    const key = labelText(labels);
    this.counts.set(name, of.set(key, (of.get(key) ?? 0) + 1));
  }

  /** One answered request; `route` is the template (`/api/v1/cases/:id`), `none` where no route matched. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.count('tact_http_requests_total', { method, route, status: String(status) });
    const key = labelText({ method, route });
    const timing = this.timings.get(key) ?? { buckets: SECONDS.map(() => 0), count: 0, sum: 0 };
    const at = SECONDS.findIndex((limit) => seconds <= limit);
    if (at >= 0) timing.buckets[at] = (timing.buckets[at] ?? 0) + 1;
    timing.count += 1;
    timing.sum += seconds;
    this.timings.set(key, timing);
  }

  /** Runs a job and keeps when it last succeeded; what it throws goes on to the caller. */
  async job<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (!this.jobs.has(name)) this.jobs.set(name, Date.now());
    try {
      const done = await work();
      this.jobs.set(name, Date.now());
      this.count('tact_job_runs_total', { job: name, outcome: 'done' });
      return done;
    } catch (error) {
      this.count('tact_job_runs_total', { job: name, outcome: 'failed' });
      throw error;
    }
  }

  /** Prometheus text, with gauges measured for this scrape. */
  text(gauges: readonly (readonly [name: string, labels: Labels, value: number])[] = []): string {
    const lines: string[] = [];
    const head = (name: string, type: string): void => void lines.push(`# HELP ${name} ${HELP[name] ?? name}`, `# TYPE ${name} ${type}`);
    for (const [name, of] of this.counts) {
      head(name, 'counter');
      for (const [labels, value] of of) lines.push(`${name}{${labels}} ${value}`);
    }
    if (this.timings.size > 0) head('tact_http_request_seconds', 'histogram');
    for (const [labels, timing] of this.timings) lines.push(...histogram(labels, timing));
    const jobs = [...this.jobs].map(([job, at]) => ['tact_job_seconds_since_success', { job }, (Date.now() - at) / 1000] as const);
    const seen = new Set<string>();
    for (const [name, labels, value] of [...jobs, ...gauges]) {
      if (!seen.has(name)) head(name, 'gauge');
      seen.add(name);
      lines.push(`${name}${Object.keys(labels).length > 0 ? `{${labelText(labels)}}` : ''} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

/** The metrics of this process. */
export const metrics = new Metrics();

function histogram(labels: string, { buckets, count, sum }: Timing): string[] {
  let below = 0;
  const rows = SECONDS.map((limit, at) => `tact_http_request_seconds_bucket{${labels},le="${limit}"} ${(below += buckets[at] ?? 0)}`);
  return [...rows, `tact_http_request_seconds_bucket{${labels},le="+Inf"} ${count}`, `tact_http_request_seconds_sum{${labels}} ${sum.toFixed(6)}`, `tact_http_request_seconds_count{${labels}} ${count}`];
}

function labelText(labels: Labels): string {
  return Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`).join(',');
}
