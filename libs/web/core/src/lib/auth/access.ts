import { Injectable, computed, inject } from '@angular/core';
import { Auth } from './auth';

/** What the user may do, for showing or hiding; the server decides again. `computed(() => access.can('approve', 'Referral'))`. */
@Injectable({ providedIn: 'root' })
export class Access {
  private readonly auth = inject(Auth);
  private readonly memberships = computed(() => this.auth.principal()?.memberships ?? []);

  can(action: string, subject: string): boolean {
    return this.memberships().some((membership) =>
      membership.permissions.some((right) => right.action === action && right.subject === subject),
    );
  }

  hasRole(...roles: readonly string[]): boolean {
    return this.memberships().some((membership) => roles.includes(membership.roleKey));
  }
}
