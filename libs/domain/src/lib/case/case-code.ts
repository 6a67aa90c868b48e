/** 28 characters without 0/O, 1/I/L, 2/Z, 5/S and 8/B look-alikes. */
const ALPHABET = '23456789ACDEFGHJKMNPQRTUVWXY';
const BODY = 9;
const RANDOM_A_BITS = 12n;
const RANDOM_B_BITS = 62n;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * The case code of a case: nine characters from the random bits of its client-made UUIDv7 and a check character,
 * grouped 3-4-3, without meaning (DESIGN.md section 2). The time bits of the id never enter the code.
 * Throws a RangeError when the id is not a UUID.
 */
export function caseCode(id: string): string {
  let rest = randomBits(id);
  let body = '';
  for (let i = 0; i < BODY; i += 1) {
    body += ALPHABET.charAt(Number(rest % BigInt(ALPHABET.length)));
    rest /= BigInt(ALPHABET.length);
  }
  return grouped(body + checkCharacter(body));
}

/** Whether a text, as typed, is a case code with a right check character. */
export function isCaseCode(text: string): boolean {
  return normaliseCaseCode(text) !== null;
}

/**
 * A case code as somebody typed it (any case, spaces, dots or no dashes) in its written form, or null when it is
 * none: wrong length, a character outside the alphabet or a wrong check character.
 */
export function normaliseCaseCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._/]/gu, '');
  if (plain.length !== BODY + 1 || [...plain].some((char) => !ALPHABET.includes(char))) return null;
  const body = plain.slice(0, BODY);
  return plain.charAt(BODY) === checkCharacter(body) ? grouped(plain) : null;
}

function randomBits(id: string): bigint {
  if (!UUID.test(id)) throw new RangeError('not a UUID');
  const bits = BigInt(`0x${id.replaceAll('-', '')}`);
  const randomB = bits & ((1n << RANDOM_B_BITS) - 1n);
  const randomA = (bits >> 64n) & ((1n << RANDOM_A_BITS) - 1n);
  return (randomA << RANDOM_B_BITS) | randomB;
}

/** ISO 7064 hybrid system, modulus 29 over 28 characters: finds every single wrong character. */
function checkCharacter(body: string): string {
  const size = ALPHABET.length;
  let product = size;
  for (const char of body) {
    const sum = (product + ALPHABET.indexOf(char)) % size || size;
    product = (sum * 2) % (size + 1);
  }
  return ALPHABET.charAt((size + 1 - product) % size);
}

function grouped(plain: string): string {
  return `${plain.slice(0, 3)}-${plain.slice(3, 7)}-${plain.slice(7)}`;
}
