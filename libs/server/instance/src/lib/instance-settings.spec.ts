import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './instance-settings';

const own = 'postgresql://tact_app:secret@database:5432/tact';

describe('settings from the environment', () => {
  it('serves this machine only unless it has a database of its own', () => {
    expect(readSettings({ TACT_HOST: '0.0.0.0' }, null)).toMatchObject({ host: '127.0.0.1', port: 3000, own: null, origin: null });
    expect(readSettings({ TACT_HOST: '0.0.0.0', DATABASE_URL: own }, null)).toMatchObject({ host: '0.0.0.0', own: { app: own, admin: null } });
  });

  it('reads a secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tact-settings-')), 'url');
    writeFileSync(file, `${own}\n`);
    expect(readSettings({ DATABASE_URL_FILE: file }, null).own).toEqual({ app: own, admin: null });
  });

  it('keeps metrics to this machine, or behind a token', () => {
    expect(readSettings({}, null).metrics).toBeNull();
    expect(readSettings({ TACT_METRICS_PORT: '9464' }, null).metrics).toEqual({ port: 9464, host: '127.0.0.1', token: null });
    expect(() => readSettings({ TACT_METRICS_PORT: '9464', TACT_METRICS_HOST: '0.0.0.0' }, null)).toThrow('TACT_METRICS_TOKEN');
    expect(() => readSettings({ TACT_METRICS_PORT: '9464', TACT_METRICS_HOST: '0.0.0.0', TACT_METRICS_TOKEN: 'short' }, null)).toThrow('TACT_METRICS_TOKEN');
    expect(() => readSettings({ TACT_METRICS_PORT: 'none' }, null)).toThrow('TACT_METRICS_PORT');
  });

  it('logs requests of an installation, and only what goes wrong of a demonstration', () => {
    expect([readSettings({}, null).logLevel, readSettings({ DATABASE_URL: own }, null).logLevel]).toEqual(['warn', 'info']);
    expect(() => readSettings({ TACT_LOG_LEVEL: 'loud' }, null)).toThrow('TACT_LOG_LEVEL');
  });

  it.each(['http://tact.example.org', 'tact.example.org', 'https://tact.example.org/path'])('refuses %s as an origin', (origin) => {
    expect(() => readSettings({ TACT_ORIGIN: origin }, null)).toThrow('TACT_ORIGIN');
  });

  it('takes an https address, with or without a slash at its end', () => {
    expect(readSettings({ TACT_ORIGIN: 'https://tact.example.org/' }, null).origin).toBe('https://tact.example.org');
  });
});
