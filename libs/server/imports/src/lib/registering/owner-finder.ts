import { foldLabel } from '../register/fold-label';

export interface TeamMember {
  readonly userId: string;
  readonly displayName: string;
  readonly email: string;
}

/**
 * The colleague a register names as a case's owner: by e-mail, full name, or initial and family name (`L. Tafa`). Null when
 * nobody or more than one fits: the case then goes to the team, unassigned.
 */
export function findOwner(members: readonly TeamMember[], owner: string | null): string | null {
  if (owner === null) return null;
  const written = foldLabel(owner);
  const fitting = members.filter(({ displayName, email }) => foldLabel(email) === written || fitsOwner(displayName, owner));
  return fitting.length === 1 ? (fitting[0]?.userId ?? null) : null;
}

/** Whether a register's name for an owner (`L. Tafa`, `Ledina Tafa`) can be this person's. */
export function fitsOwner(displayName: string, owner: string): boolean {
  return foldLabel(displayName) === foldLabel(owner) || initialFits(displayName, owner);
}

function initialFits(displayName: string, owner: string): boolean {
  const short = /^(\p{L})\.?\s+(.+)$/u.exec(owner.trim());
  const [first, ...rest] = displayName.trim().split(/\s+/);
  if (!short || !first || rest.length === 0) return false;
  return foldLabel(first).startsWith(foldLabel(short[1] ?? '')) && foldLabel(rest.join(' ')) === foldLabel(short[2] ?? '');
}
