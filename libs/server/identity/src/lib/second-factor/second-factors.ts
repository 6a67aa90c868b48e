import { Inject, Injectable } from '@nestjs/common';
import { ServerSeal } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { totpStep } from './totp';

const PURPOSE = 'totp';

/** Seeds of second factors, sealed with the server key and bound to their user; a step is used once. */
@Injectable()
export class SecondFactors {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServerSeal) private readonly seal: ServerSeal,
  ) {}

  /** True when the code is right and was not used before; of two requests with one code, one gets true. */
  async use(userId: string, sealed: Buffer, lastStep: number, code: string): Promise<boolean> {
    const step = totpStep(openTotpSecret(this.seal, userId, sealed), code, lastStep);
    if (step === null) return false;
    const [row] = await this.uow.system(() => this.uow.query<{ used: boolean }>('select tact_private.use_totp_step($1, $2) as used', [userId, step]));
    return row?.used === true;
  }
}

/** The seed as the database keeps it. */
export function sealTotpSecret(seal: ServerSeal, userId: string, secret: string): Buffer {
  return seal.seal(PURPOSE, userId, Buffer.from(secret, 'utf8'));
}

export function openTotpSecret(seal: ServerSeal, userId: string, sealed: Buffer): string {
  return seal.open(PURPOSE, userId, sealed).toString('utf8');
}
