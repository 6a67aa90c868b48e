import { Inject, Injectable } from '@nestjs/common';
import { ServerSeal } from '@tact/server/crypto';
import { openTotpSecret, totpStep } from '@tact/server/identity';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';

interface Begun {
  readonly allowed: boolean;
  readonly totp_sealed: Buffer | null;
  readonly totp_last_step: string | null;
}

export type TryOutcome = 'confirmed' | 'too_many' | 'code_wrong' | 'no_second_factor';

/** A try of the day, begun and committed before anything else, and its fresh second factor. */
@Injectable()
export class FreshCode {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServerSeal) private readonly seal: ServerSeal,
  ) {}

  /** Only the system's word that the code was right, and used once, lets the database open a case with this try. */
  async begin(principal: Principal, tryId: string, code: string): Promise<TryOutcome> {
    const [begun] = await this.uow.run(principal, () => this.uow.query<Begun>('select * from tact.begin_emergency_try($1)', [tryId]));
    if (!begun?.allowed) return 'too_many';
    if (!begun.totp_sealed) return 'no_second_factor';
    const step = totpStep(openTotpSecret(this.seal, principal.userId, begun.totp_sealed), code, Number(begun.totp_last_step));
    if (step === null) return 'code_wrong';
    const [row] = await this.uow.system(() => this.uow.query<{ ok: boolean }>('select tact_private.confirm_emergency_try($1, $2) as ok', [tryId, step]));
    return row?.ok ? 'confirmed' : 'code_wrong';
  }
}
