import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { migrationNames, UnitOfWork } from '@tact/server/persistence';
import { anchorsFolder, API_CONFIG, type ApiConfig, KEY_RING } from '@tact/server/platform';
import type { KeyRing } from '@tact/server/crypto';
import { DataSource } from 'typeorm';

/** `ok`, or a code: `down`, `behind`, `missing`, `refused`, `not_writable`, `draining`; `unknown` where the database is down. */
export type Parts = Readonly<Record<'server' | 'database' | 'migrations' | 'keys' | 'audit', string>>;

const KEYS_EVERY_MS = 60_000;

/** Which part of the installation keeps it from serving. No ids, no counts: anybody on the network may ask. */
@Injectable()
export class Readiness {
  private keysCheckedAt = 0;
  private isDraining = false;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(KEY_RING) private readonly keys: KeyRing,
  ) {}

  /** From now on not ready: a load balancer sends nothing more while open requests end. */
  drain(): void {
    this.isDraining = true;
  }

  async parts(): Promise<Parts> {
    const server = this.isDraining ? 'draining' : 'ok';
    const database = await this.database();
    if (database !== 'ok') return { server, database, migrations: 'unknown', keys: 'unknown', audit: 'unknown' };
    const [migrations, keys, audit] = await Promise.all([this.migrations(), this.keysPart(), this.audit()]);
    return { server, database, migrations, keys, audit };
  }

  private database(): Promise<string> {
    return this.source.query('select 1').then(() => 'ok', () => 'down');
  }

  /** A database that this version does not know fully is `behind`. */
  private async migrations(): Promise<string> {
    const rows = await this.source.query<{ name: string }[]>('select name from tact_private.migrations_done() as name').catch(() => []);
    const done = new Set(rows.map(({ name }) => name));
    return migrationNames.every((name) => done.has(name)) ? 'ok' : 'behind';
  }

  /** The database accepts what our actor key signs, and every key-encryption key that case keys lie under is there. */
  private async keysPart(): Promise<string> {
    if (Date.now() - this.keysCheckedAt < KEYS_EVERY_MS) return 'ok';
    const versions = await this.uow.system(() => this.uow.query<{ version: number }>('select * from tact_private.case_key_versions()')).catch(() => null);
    if (versions === null) return 'refused';
    if (versions.some(({ version }) => this.keys.kek.keys.get(version) === undefined)) return 'missing';
    this.keysCheckedAt = Date.now();
    return 'ok';
  }

  /** Seals can be read and their anchors written. */
  private async audit(): Promise<string> {
    const folder = anchorsFolder(this.config);
    const isWritable = await access(folder, constants.W_OK).catch(() => access(dirname(folder), constants.W_OK)).then(() => true, () => false);
    if (!isWritable) return 'not_writable';
    return this.uow.system(() => this.uow.query('select no from tact_audit.last_seal()')).then(() => 'ok', () => 'refused');
  }
}
