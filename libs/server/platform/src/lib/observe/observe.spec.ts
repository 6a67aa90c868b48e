import { Writable } from 'node:stream';
import { JsonLog } from './json-log';
import { Metrics } from './metrics';

const CANARY = 'Kanarina Zogu';

describe('metrics', () => {
  it('count requests by template and time them', () => {
    const metrics = new Metrics();
    metrics.request('GET', '/api/v1/cases/:id', 200, 0.02);
    metrics.request('GET', '/api/v1/cases/:id', 200, 0.3);
    metrics.request('GET', '/api/v1/cases/:id', 404, 60);
    const text = metrics.text([['tact_database_up', {}, 1]]);
    expect(text).toContain('tact_http_requests_total{method="GET",route="/api/v1/cases/:id",status="200"} 2');
    expect(text).toContain('tact_http_request_seconds_bucket{method="GET",route="/api/v1/cases/:id",le="0.025"} 1');
    expect(text).toContain('tact_http_request_seconds_bucket{method="GET",route="/api/v1/cases/:id",le="0.5"} 2');
    expect(text).toContain('tact_http_request_seconds_bucket{method="GET",route="/api/v1/cases/:id",le="+Inf"} 3');
    expect(text).toContain('# TYPE tact_database_up gauge\ntact_database_up 1\n');
  });

  it('tell a job that fails from one that works, and hand its error on', async () => {
    const metrics = new Metrics();
    expect(await metrics.job('seals', () => Promise.resolve(3))).toBe(3);
    await expect(metrics.job('clock', () => Promise.reject(new Error(CANARY)))).rejects.toThrow(CANARY);
    const text = metrics.text();
    expect(text).toContain('tact_job_runs_total{job="seals",outcome="done"} 1');
    expect(text).toContain('tact_job_runs_total{job="clock",outcome="failed"} 1');
    expect(text).toMatch(/tact_job_seconds_since_success\{job="seals"\} 0/);
    expect(text).not.toContain(CANARY);
  });
});

describe('the log', () => {
  const written = (say: (log: JsonLog) => void, level = 'info'): Record<string, unknown>[] => {
    const lines: string[] = [];
    say(new JsonLog(level, new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } })));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('is a JSON object a line with ids and codes', () => {
    const [line] = written((log) => log.error({ requestId: 'r-1', code: 'internal', cause: 'TypeError', body: CANARY, ms: 3 }, 'Problem'));
    expect(line).toEqual({ time: expect.stringMatching(/^20/), level: 'error', context: 'Problem', requestId: 'r-1', code: 'internal', cause: 'TypeError', ms: 3 });
  });

  it('writes no text that could quote a value', () => {
    const lines = written((log) => {
      log.error(new Error(`duplicate key (${CANARY})`), CANARY, CANARY);
      log.warn(`could not read ${CANARY}`, 'Imports');
      log.log({ code: 'done', note: CANARY, cause: { name: CANARY } }, 'Imports');
      log.log('started');
    });
    expect(lines.map(({ code, context }) => [code, context])).toEqual([['error', 'Server'], ['message', 'Imports'], ['done', 'Imports'], ['started', 'Server']]);
    expect(JSON.stringify(lines)).not.toContain('Kanarina');
  });

  it('is silent below its level', () => {
    expect(written((log) => { log.log('started'); log.warn('late'); }, 'warn')).toHaveLength(1);
  });
});
