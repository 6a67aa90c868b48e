import type { Section } from '@tact/domain';
import { SECTIONS } from '@tact/domain';
import type { TactAbility } from './ability';
import type { CaseObject, Tagged } from './subjects';

/** Whether the ability reads one section of a loaded case (`asCase`). */
export function canReadSection(ability: TactAbility, theCase: Tagged<CaseObject, 'Case'>, section: Section): boolean {
  return ability.can('read', theCase, section);
}

/** The sections of a loaded case the ability reads, in file order; none for somebody without a grant. */
export function readableSections(ability: TactAbility, theCase: Tagged<CaseObject, 'Case'>): Section[] {
  return SECTIONS.filter((section) => canReadSection(ability, theCase, section));
}

/** Whether the ability works on a loaded case: writes it, rather than only reading shared sections. */
export function canWorkOn(ability: TactAbility, theCase: Tagged<CaseObject, 'Case'>): boolean {
  return ability.can('update', theCase);
}
