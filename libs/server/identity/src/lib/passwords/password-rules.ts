import { COMMON_PASSWORDS } from './common-passwords';

export type PasswordRefusal = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_context';

const COMMON = new Set(COMMON_PASSWORDS);
const RUNS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Letters that must remain once words of the context are taken out. */
const OWN_LETTERS = 6;

/**
 * Why a password is refused, or null. 12 to 128 characters, no rules of composition; refused when common or made of the
 * context's words: the person's name and address, the organisation, Tact (SECURITY.md, Sign-in).
 */
export function passwordRefusal(password: string, context: readonly string[] = []): PasswordRefusal | null {
  const length = [...password].length;
  if (length < 12) return 'password_too_short';
  if (length > 128) return 'password_too_long';
  const plain = bare(password);
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (COMMON.has(plain) || COMMON.has(core) || new Set(plain).size < 5 || isRuns(plain)) return 'password_common';
  return madeOf(plain, context) ? 'password_context' : null;
}

/** Lower case, accents and compatibility forms gone. */
function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Made of keyboard or number sequences only, as 1234567890ab or qwertyuiop12. */
function isRuns(text: string): boolean {
  const rest = RUNS.reduce((left, run) => {
    let now = left;
    for (let size = run.length; size >= 3; size -= 1) {
      for (let at = 0; at + size <= run.length; at += 1) now = now.replaceAll(run.slice(at, at + size), '');
    }
    return now;
  }, text);
  return rest.length <= 2;
}

function madeOf(text: string, context: readonly string[]): boolean {
  const words = ['tact', ...context.flatMap((entry) => bare(entry).split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length >= 3);
  if (!words.some((word) => text.includes(word))) return false;
  const rest = [...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), text);
  return (rest.match(/\p{L}/gu) ?? []).length < OWN_LETTERS;
}
