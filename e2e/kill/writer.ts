import { setTimeout as sleep } from 'node:timers/promises';
import { generate } from 'otplib';
import { v7 as uuidv7 } from 'uuid';
import type { DemoAccount } from '../support/instance';
import { nextWrite, type Write } from './writes';

const PER_CASE = 12;
const TOKEN_MS = 200_000;

/** How the writer reaches the server, which has another address after each start. */
export interface Reach {
  readonly address: () => string;
  readonly account: DemoAccount;
}

/** Writes without pause and asks again what was not acknowledged, as a device on a bad link does. */
export class Writer {
  /** In the order of their acknowledgement. */
  readonly acknowledged: Write[] = [];
  /** Answers that were neither an acknowledgement nor "later": none of them may happen. */
  readonly wrong: string[] = [];
  repeated = 0;
  private token: { readonly text: string; readonly at: number } | null = null;
  private isStopping = false;
  private done: Promise<void> | null = null;

  constructor(private readonly reach: Reach) {}

  start(): void {
    this.done = this.run();
  }

  /** Ends when the write in hand is acknowledged. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.done;
  }

  private async run(): Promise<void> {
    const programmeId = await this.programme();
    while (!this.isStopping) {
      const caseId = uuidv7();
      for (let n = 0; n <= PER_CASE && !this.isStopping; n += 1) await this.insist(nextWrite(n, caseId, programmeId));
    }
  }

  private async insist(write: Write): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.ask('POST', write.path, write.body, write.key);
      if (answer && answer.status < 300 && outcomeOf(answer.body) !== 'rejected') {
        this.acknowledged.push(write);
        return;
      }
      if (answer && answer.status < 500 && ![401, 409, 429].includes(answer.status)) {
        this.wrong.push(`${write.kind}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
        return;
      }
      if (answer?.status === 401) this.token = null;
      this.repeated += 1;
      await sleep(Math.min(50 * (tries + 1), 500));
    }
  }

  private async programme(): Promise<string> {
    for (;;) {
      const answer = await this.ask('GET', '/api/v1/me');
      const memberships = answer?.status === 200 ? (answer.body as { memberships: { programmeId: string }[] }).memberships : [];
      if (memberships[0]) return memberships[0].programmeId;
      await sleep(200);
    }
  }

  /** Null where nobody answered. */
  private async ask(method: string, path: string, body?: unknown, key?: string): Promise<{ status: number; body: unknown } | null> {
    try {
      const headers = { authorization: `Bearer ${await this.signedIn()}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(key === undefined ? {} : { 'idempotency-key': key }) };
      const answer = await fetch(`${this.reach.address()}${path}`, { method, headers, signal: AbortSignal.timeout(10_000), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, body: await answer.json() };
    } catch {
      return null;
    }
  }

  private async signedIn(): Promise<string> {
    if (this.token && Date.now() - this.token.at < TOKEN_MS) return this.token.text;
    const { email, password, totpSecret } = this.reach.account;
    const answer = await fetch(`${this.reach.address()}/api/v1/auth/sign-in`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password, code: await generate({ secret: totpSecret }) }), signal: AbortSignal.timeout(10_000),
    });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status}`);
    this.token = { text: ((await answer.json()) as { accessToken: string }).accessToken, at: Date.now() };
    return this.token.text;
  }
}

/** The outcome of the one operation of a push; null for any other answer. */
function outcomeOf(body: unknown): string | null {
  const [first] = (body as { outcomes?: { outcome: string }[] }).outcomes ?? [];
  return first?.outcome ?? null;
}
