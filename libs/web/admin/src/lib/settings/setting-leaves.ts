/** One value of a setting that a person may change, with where it stands. */
export interface Leaf {
  /** `weights.high`, `3.limit`. */
  readonly path: string;
  /** Names on the way, for the label; an entry of a list is named by its own fixed words. */
  readonly names: readonly string[];
  readonly kind: 'number' | 'text' | 'flag' | 'list';
  readonly value: string;
}

/** What names an entry of a list and is not changed here. */
const NAMING = ['task', 'risk', 'from', 'code', 'kind'];

/** The values of a setting as texts, in their order. */
export function leavesOf(value: unknown, path = '', names: readonly string[] = []): readonly Leaf[] {
  if (Array.isArray(value)) {
    if (value.every((part) => typeof part === 'string')) return [{ path, names, kind: 'list', value: value.join(', ') }];
    return value.flatMap((part, at) => leavesOf(part, join(path, String(at)), [...names, ...namesOf(part)]));
  }
  if (value !== null && typeof value === 'object') {
    const isEntry = namesOf(value).length > 0;
    return Object.entries(value).flatMap(([name, part]) => (isEntry && NAMING.includes(name) ? [] : leavesOf(part, join(path, name), [...names, name])));
  }
  const kind = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';
  return [{ path, names, kind, value: String(value) }];
}

/** The setting with texts put back in their places; null at a number that is none. */
export function withLeaves(value: unknown, texts: Readonly<Record<string, string>>, path = ''): unknown {
  const text = texts[path];
  if (text !== undefined && (typeof value !== 'object' || isTextList(value))) return readLeaf(value, text);
  if (Array.isArray(value)) return value.map((part, at) => withLeaves(part, texts, join(path, String(at))));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withLeaves(part, texts, join(path, name))]));
  return value;
}

function readLeaf(was: unknown, text: string): unknown {
  if (isTextList(was)) return text.split(/[\s,;]+/).filter(Boolean);
  if (typeof was === 'boolean') return text === 'true';
  if (typeof was !== 'number') return text.trim();
  const read = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(read) ? null : read;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

function namesOf(part: unknown): readonly string[] {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return [];
  return NAMING.flatMap((name) => (name !== 'from' && typeof (part as Record<string, unknown>)[name] === 'string' ? [String((part as Record<string, unknown>)[name])] : []));
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
