import { BadRequest } from './problem';

const DEPTH = 32;

/**
 * JSON with every repeated key refused by its path: two readers of one body must never see two different requests.
 * `__proto__` and `constructor` are refused as unknown. Throws `BadRequest` (400).
 */
export function parseJsonBody(text: string): unknown {
  if (text.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRequest([{ path: '', code: 'invalid_json' }]);
  }
  const repeated = repeatedKey(text);
  if (repeated !== null) throw new BadRequest([{ path: repeated.path, code: repeated.code }]);
  return value;
}

interface Level {
  readonly keys: Set<string> | null;
  name: string;
  index: number;
}

/** Walks text that is known to be valid JSON. */
function repeatedKey(text: string): { path: string; code: string } | null {
  const levels: Level[] = [];
  const path = (): string => levels.map((level) => (level.keys ? level.name : String(level.index))).join('.');
  for (let at = 0; at < text.length; at += 1) {
    const top = levels[levels.length - 1];
    switch (text[at]) {
      case '{': levels.push({ keys: new Set(), name: '', index: 0 }); break;
      case '[': levels.push({ keys: null, name: '', index: 0 }); break;
      case '}': case ']': levels.pop(); break;
      case ',': if (top && !top.keys) top.index += 1; break;
      case '"': {
        const end = stringEnd(text, at);
        if (top?.keys && followedByColon(text, end + 1)) {
          top.name = JSON.parse(text.slice(at, end + 1)) as string;
          if (top.keys.has(top.name)) return { path: path(), code: 'repeated_key' };
          if (top.name === '__proto__' || top.name === 'constructor') return { path: path(), code: 'unknown_field' };
          top.keys.add(top.name);
        }
        at = end;
        break;
      }
      default:
    }
    if (levels.length > DEPTH) return { path: path(), code: 'too_deep' };
  }
  return null;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function followedByColon(text: string, start: number): boolean {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t' || text[at] === '\r') at += 1;
  return text[at] === ':';
}
