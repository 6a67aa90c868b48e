export interface NameEntry {
  readonly kind: 'primary' | 'alias';
  readonly text: string;
}

/**
 * The names under which a child is shown and found: the first and last name as written, then aliases and the full name with its other
 * names. Nothing is trimmed or cleaned: a name is kept exactly. Empty when none is recorded.
 */
export function namesOf(identity: Readonly<Record<string, unknown>>): NameEntry[] {
  const text = (field: string): string => (typeof identity[field] === 'string' ? (identity[field] as string) : '');
  const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
  const primary = join(text('firstName'), text('lastName'));
  const aliases = Array.isArray(identity['aliases']) ? identity['aliases'].filter((alias) => typeof alias === 'string' && alias !== '') : [];
  const others = text('otherNames') === '' ? [] : [join(text('firstName'), text('otherNames'), text('lastName'))];
  const all = [...new Set([primary, ...others, ...(aliases as string[])].filter((name) => name !== ''))];
  return all.map((name, index) => ({ kind: index === 0 ? 'primary' : 'alias', text: name }));
}
