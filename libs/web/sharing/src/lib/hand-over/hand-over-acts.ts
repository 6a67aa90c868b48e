import { Injectable, inject } from '@angular/core';
import { newId } from '@tact/web/core';
import { handOverCommand } from '@tact/web/offline';
import { type ActResult, ReferralActs } from '../shared/referral-acts';
import { UNVERSIONED, WITH_ID } from './step-fields';

/** Takes a step on a path through the outbox and waits a while for the server's word. */
@Injectable({ providedIn: 'root' })
export class HandOverActs {
  private readonly acts = inject(ReferralActs);

  run(path: { readonly id: string; readonly caseId: string; readonly version: number }, command: string, values: Readonly<Record<string, unknown>> = {}): Promise<ActResult> {
    const target = UNVERSIONED.includes(command) ? { id: path.id, caseId: path.caseId } : path;
    return this.acts.send(handOverCommand(target, command, { ...(WITH_ID.includes(command) ? { id: newId() } : {}), ...values }));
  }

  /** A new path of a case. */
  begin(caseId: string, id: string, values: Readonly<Record<string, unknown>>): Promise<ActResult> {
    return this.acts.send(handOverCommand({ id, caseId }, 'begin', values));
  }
}
