import { Injectable, computed, inject } from '@angular/core';
import { type TactAbility, abilityFor, noAbility } from '@tact/permissions';
import { Auth } from './auth';

/** What the user may do, for showing or hiding; the server decides again. `computed(() => access.can('approve', 'Referral'))`. */
@Injectable({ providedIn: 'root' })
export class Access {
  private readonly auth = inject(Auth);
  private readonly memberships = computed(() => this.auth.principal()?.memberships ?? []);
  readonly ability = computed(() => {
    const principal = this.auth.principal();
    return principal ? abilityFor(principal) : noAbility();
  });

  /** Of a subject's name: whether any role gives it at all. Of a loaded object (`asCase(head, now)`): whether it holds for that one. */
  can(...question: Parameters<TactAbility['can']>): boolean {
    return this.ability().can(...question);
  }

  hasRole(...roles: readonly string[]): boolean {
    return this.memberships().some((membership) => roles.includes(membership.roleKey));
  }
}
