import { isCountryCode } from '@tact/domain';
import { foldLabel } from '../register/fold-label';

const byName = new Map<string, string>();
const display = (['en', 'sq', 'el', 'ro'] as const).map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
  for (const names of display) {
    const name = names.of(code);
    if (name && isCountryCode(code)) byName.set(foldLabel(name), byName.get(foldLabel(name)) ?? code);
  }
}
const demonyms: Readonly<Record<string, readonly string[]>> = {
  AL: ['Albanian', 'Shqiptar', 'Shqiptare', 'Αλβανική', 'Αλβανός', 'Albaneză', 'ALB', 'Shqipëria'],
  GR: ['Greek', 'Hellas', 'Grek', 'Greke', 'Greqia', 'Ελληνική', 'Έλληνας', 'Ελλάς', 'Greacă', 'GRC', 'EL'],
  RO: ['Romanian', 'Rumun', 'Rumune', 'Ρουμανική', 'Română', 'ROU', 'ROM'],
  XK: ['Kosovo', 'Kosova', 'Kosovar', 'Kosovare', 'Κόσοβο', 'XKX'],
  MK: ['Macedonia', 'FYROM', 'Maqedonia', 'Maqedonia e Veriut'],
  IT: ['Italian', 'Italia'],
  RS: ['Serbian', 'Serbia'],
};
for (const [code, names] of Object.entries(demonyms)) for (const name of names) byName.set(foldLabel(name), code);

/** ISO 3166-1 alpha-2 for a country's name, adjective or code in English, Albanian, Greek or Romanian, or null. */
export function findCountry(text: string): string | null {
  return byName.get(foldLabel(text)) ?? (isCountryCode(text.trim()) ? text.trim() : null);
}
