import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { foldName } from '@tact/domain';
import type { DataSource } from 'typeorm';

/** What every canary begins with, and what every control string does: stored in clear, so that a scan proves it can find one. */
export const CANARY = 'Kanari';
export const CONTROL = 'Kontrol';

/** The ways a text may lie about: as it is, in capitals, small, folded, base64 at each offset, UTF-16 in both orders. */
export function formsOf(text: string): ReadonlyMap<string, Buffer> {
  const cases = { plain: text, upper: text.toUpperCase(), lower: text.toLowerCase(), folded: foldName(text).join('') };
  const forms = Object.entries(cases).flatMap(([name, form]): [string, Buffer][] => [
    [name, Buffer.from(form)], [`${name} utf16le`, Buffer.from(form, 'utf16le')], [`${name} utf16be`, Buffer.from(form, 'utf16le').swap16()],
    ...[0, 1, 2].map((offset): [string, Buffer] => [`${name} base64+${offset}`, Buffer.from(base64At(form, offset))]),
  ]);
  return new Map(forms);
}

/** The characters of a base64 text that depend on `text` alone when it begins `offset` bytes into a group. */
function base64At(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  const encoded = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  return encoded.slice(offset === 0 ? 0 : offset + 1);
}

/** The forms found in some bytes. */
export function formsIn(bytes: Buffer, forms: ReadonlyMap<string, Buffer>): string[] {
  return [...forms].filter(([, form]) => bytes.includes(form)).map(([name]) => name);
}

/** Every file below a folder in which a form stands, by name. */
export function scanFiles(folder: string, forms: ReadonlyMap<string, Buffer>): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const file = join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const here = formsIn(readFileSync(file), forms);
    if (here.length > 0) found.set(name, here);
  }
  return found;
}

/** Every table of the database as decoded rows: texts, documents and arrays as text, and every byte string as its bytes. */
export async function scanRows(admin: DataSource, forms: ReadonlyMap<string, Buffer>): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const tables = (await admin.query(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_catalog|information_schema|pg_toast)'`)) as { name: string }[];
  for (const { name } of tables) {
    const rows = (await admin.query(`select to_jsonb(t) as row from ${name} t`)) as { row: Record<string, unknown> }[];
    const here = new Set(rows.flatMap(({ row }) => values(row)).flatMap((bytes) => formsIn(bytes, forms)));
    if (here.size > 0) found.set(name, [...here]);
  }
  return found;
}

function values(value: unknown): Buffer[] {
  if (typeof value === 'string') return value.startsWith('\\x') ? [Buffer.from(value.slice(2), 'hex')] : [Buffer.from(value)];
  if (value === null || typeof value !== 'object') return [];
  return [...Object.keys(value).map((key) => Buffer.from(key)), ...Object.values(value).flatMap(values)];
}
