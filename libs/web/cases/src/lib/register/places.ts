import type { Area } from '@tact/web/offline';

interface Place {
  readonly value: string;
  readonly label: string;
}

/** The countries of the programmes, as areas without a parent or as codes. */
export function countryOf(area: Area, areas: ReadonlyMap<string, Area>): string {
  let at = area;
  for (let steps = 0; at.parentId && steps < 10; steps += 1) {
    const parent = areas.get(at.parentId);
    if (!parent) break;
    at = parent;
  }
  return (at.code ?? '').slice(0, 2).toUpperCase();
}

/** The smallest areas of a country that have no part of their own in the list, by name. */
export function placesIn(all: readonly Area[], country: string, words: (area: Area) => string, lang: string): readonly Place[] {
  const byId = new Map(all.map((area) => [area.id, area]));
  const parents = new Set(all.map((area) => area.parentId));
  const order = new Intl.Collator(lang);
  return all
    .filter((area) => area.kind !== 'country' && !parents.has(area.id) && (!country || countryOf(area, byId) === country))
    .map((area) => {
      const parent = area.parentId ? byId.get(area.parentId) : undefined;
      const within = parent && parent.kind !== 'country' ? words(parent) : '';
      return { value: area.id, label: within && within !== words(area) ? `${words(area)}, ${within}` : words(area) };
    })
    .sort((a, b) => order.compare(a.label, b.label));
}
