/**
 * Characters that are not seen but change how a text is shown or compared: control characters, soft hyphen, zero-width
 * characters, bidi marks, embeddings, overrides and isolates (Unicode Bidi_Control), tag characters, variation selectors.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]/gu;
const SPACE_LIKE = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Removes unseen characters; line breaks and tabs become one space. Everything else stays as it was. */
export function withoutUnseen(text: string): string {
  return text.replace(SPACE_LIKE, ' ').replace(UNSEEN, '');
}

/** Whether there is something to read: a text of spaces and unseen characters only (U+2800 is an empty Braille cell) says nothing. */
export function hasText(text: string): boolean {
  return withoutUnseen(text).replaceAll('\u2800', '').trim() !== '';
}

/**
 * What a screen shows for a stored name. The stored text itself is never changed.
 * `flagged` is true when something unseen was removed, so that the reader can be told.
 */
export function displaySafeName(text: string): { text: string; flagged: boolean } {
  const safe = withoutUnseen(text);
  return { text: safe, flagged: safe !== text };
}

const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/u;
const APOSTROPHES = /['’‘ʼ`´]/g;

/**
 * The parts of a name, compatibility-normalised (NFKC), lower case, without unseen characters, split at white space, hyphens
 * and punctuation; apostrophes join. A text of symbols only is one part, so that it can still be found as written.
 */
export function nameParts(text: string): string[] {
  const clean = withoutUnseen(text).normalize('NFKC').toLowerCase().normalize('NFC').trim();
  const parts = clean.replace(APOSTROPHES, '').split(SEPARATORS).filter((part) => part !== '');
  return parts.length === 0 && clean !== '' ? [clean] : parts;
}
