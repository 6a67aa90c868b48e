import { foldLabel } from '../register/fold-label';

export interface AreaRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly codeSystem: string;
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Words around a place's name that registers write or leave out. */
const around = /^(?:bashkia|qarku|municipality of|county of|region of|δήμος|δημος|νομός|περιφέρεια|județul|judetul|municipiul|comuna|orașul)\s+|\s+(?:county|region|municipality|prefecture)$/giu;

/** Finds the area of a place a register names, by its name in any language: the town, else the province around it. */
export class AreaFinder {
  private readonly byName = new Map<string, AreaRow[]>();
  private readonly byId: ReadonlyMap<string, AreaRow>;

  constructor(areas: readonly AreaRow[]) {
    this.byId = new Map(areas.map((area) => [area.id, area]));
    for (const area of areas) {
      for (const name of new Set(Object.values(area.names).map(fold))) this.byName.set(name, [...(this.byName.get(name) ?? []), area]);
    }
  }

  /** The id of the area, or null when no name is known. `country` is ISO 3166-1 alpha-2. */
  find(town: string | null, province: string | null, country: string | null): string | null {
    const towns = this.named(town, country);
    const provinces = this.named(province, country);
    const inProvince = towns.filter((area) => provinces.some((one) => this.isWithin(area, one.id)));
    return deepest(inProvince.length > 0 ? inProvince : towns, this)?.id ?? deepest(provinces, this)?.id ?? null;
  }

  depth(area: AreaRow): number {
    const parent = area.parentId === null ? undefined : this.byId.get(area.parentId);
    return parent ? this.depth(parent) + 1 : 0;
  }

  private named(name: string | null, country: string | null): AreaRow[] {
    const found = name === null ? [] : (this.byName.get(fold(name)) ?? []);
    const atHome = found.filter((area) => country === null || this.countryOf(area) === country);
    return atHome.length > 0 ? atHome : found.filter((area) => this.countryOf(area) === null);
  }

  private isWithin(area: AreaRow, id: string): boolean {
    if (area.id === id) return true;
    const parent = area.parentId === null ? undefined : this.byId.get(area.parentId);
    return parent !== undefined && this.isWithin(parent, id);
  }

  /** The country an area lies in: its topmost ancestor when that is one, else the beginning of a code such as `AL-02`. */
  private countryOf(area: AreaRow): string | null {
    if (area.kind === 'country' && /^[A-Z]{2}$/.test(area.code)) return area.code;
    const parent = area.parentId === null ? undefined : this.byId.get(area.parentId);
    return (parent && this.countryOf(parent)) ?? /^([A-Z]{2})-/.exec(area.code)?.[1] ?? null;
  }
}

function deepest(areas: readonly AreaRow[], finder: AreaFinder): AreaRow | undefined {
  return [...areas].sort((a, b) => finder.depth(b) - finder.depth(a))[0];
}

function fold(name: string): string {
  return foldLabel(name.replaceAll(around, ''));
}
