import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import { signAccessToken } from '@tact/server/identity';
import type { Cluster } from '../world/cluster';
import type { BenchUser } from '../world/people';
import { type Served, serve } from './serve';

const TOKEN_LIFE_MS = 200_000;

/** The real API on one database of the cluster. `record` names a file for every statement it sends. */
export function serveApi(cluster: Cluster, database: string, record?: string): Promise<Served> {
  const { admin, app } = cluster.urls(database);
  const dist = join(process.cwd(), 'dist', 'bench');
  const env = { TACT_DATA: cluster.dataDir, TACT_PORT: '0', DATABASE_URL: app, DATABASE_ADMIN_URL: admin, ...(record ? { TACT_BENCH_RECORD: record } : {}) };
  return serve(join(dist, 'api.mjs'), env, /ready on http:\/\/localhost:(\d+)/, record ? ['--import', join(dist, 'recorder.mjs')] : []);
}

/** Access tokens as the API signs them, kept while they live. */
export class Tokens {
  private readonly jwt: JwtService;
  private readonly known = new Map<string, { readonly text: string; readonly until: number }>();

  constructor({ keys }: Cluster) {
    this.jwt = new JwtService({ privateKey: keys.token.privateKey, publicKey: keys.token.publicKey });
  }

  /** The header of a request of this person. */
  of({ userId, sessionId }: BenchUser): string {
    const kept = this.known.get(sessionId);
    if (kept && kept.until > Date.now()) return kept.text;
    const text = `Bearer ${signAccessToken(this.jwt, { userId, sessionId })}`;
    this.known.set(sessionId, { text, until: Date.now() + TOKEN_LIFE_MS });
    return text;
  }
}
