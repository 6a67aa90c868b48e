import { Agent, request } from 'node:http';

export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Keep-alive requests to one server of loopback. */
export class Client {
  private readonly agent: Agent;

  constructor(private readonly port: number, connections: number) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send({ method, path, headers, body }: Ask): Promise<Answer> {
    const payload = body === undefined ? null : Buffer.from(JSON.stringify(body), 'utf8');
    return new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1', port: this.port, agent: this.agent, method, path,
        headers: { ...headers, ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}) },
      }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(payload ?? undefined);
    });
  }

  /** As `send`; throws unless the answer is a success. */
  async expect(ask: Ask): Promise<Answer> {
    const answer = await this.send(ask);
    if (answer.status >= 300) throw new Error(`${ask.method} ${ask.path} answered ${answer.status} ${answer.text.slice(0, 500)}`);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }
}
