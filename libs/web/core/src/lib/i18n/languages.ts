/** The languages Tact speaks, with their own names for themselves. Romani is prepared, not offered. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'sq', name: 'Shqip' },
  { code: 'el', name: 'Ελληνικά' },
  { code: 'ro', name: 'Română' },
] as const;

export type Lang = (typeof LANGUAGES)[number]['code'];

export function isLang(value: unknown): value is Lang {
  return LANGUAGES.some((language) => language.code === value);
}

const STORED = 'tact.lang';

/** The language of the last visit on this device, else the browser's, else English. */
export function firstLanguage(): Lang {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLang) ?? 'en';
}

export function rememberLanguage(lang: Lang): void {
  try {
    localStorage.setItem(STORED, lang);
  } catch {
    // Storage may be closed to us (private window): the choice then lasts for this visit.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
