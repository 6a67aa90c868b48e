import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Access } from './access';
import { Auth } from './auth';

/** Signed in: go on. Locked: the lock screen. Else the sign-in page, which comes back here. */
export const signedIn: CanActivateFn = (_route, state) => {
  const auth = inject(Auth);
  const router = inject(Router);
  if (auth.isIn()) return true;
  const path = auth.state() === 'locked' ? '/locked' : '/sign-in';
  return router.createUrlTree([path], { queryParams: state.url === '/' ? {} : { to: state.url } });
};

/** A place of which a role gives nothing shows the one page for hidden and missing; the address stays. The server decides again. */
export function mayOpen(...question: Parameters<Access['can']>): CanActivateFn {
  return () => inject(Access).can(...question) || new RedirectCommand(inject(Router).parseUrl('/not-open'), { skipLocationChange: true });
}

/** A place inside Tact from `?to=`; anything else is home, so that no link can send a user elsewhere after sign-in. */
export function safeTarget(to: string | null | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/';
}
