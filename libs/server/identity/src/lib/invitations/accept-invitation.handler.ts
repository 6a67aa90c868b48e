import { Inject, Injectable } from '@nestjs/common';
import { ServerSeal } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, NotFound } from '@tact/server/platform';
import { generateURI } from 'otplib';
import { PasswordHasher } from '../passwords/password-hasher';
import { passwordRefusal } from '../passwords/password-rules';
import { openTotpSecret } from '../second-factor/second-factors';
import { totpStep } from '../second-factor/totp';
import { tokenHash } from '../tokens/refresh-tokens';
import type { AcceptInvitationDto, InvitationDto } from './invitation.dto';

interface Stored {
  readonly user_id: string;
  readonly email: string;
  readonly display_name: string;
  readonly wants_password: boolean;
  readonly totp_sealed: Buffer | null;
}

/** Shows and accepts invitations. Used, expired and never made are one 404. */
@Injectable()
export class AcceptInvitationHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServerSeal) private readonly seal: ServerSeal,
    @Inject(PasswordHasher) private readonly passwords: PasswordHasher,
  ) {}

  async open(token: string): Promise<InvitationDto> {
    const stored = await this.find(token);
    const secret = stored.totp_sealed && openTotpSecret(this.seal, stored.user_id, stored.totp_sealed);
    return {
      email: stored.email, displayName: stored.display_name, wantsPassword: stored.wants_password, totpSecret: secret,
      totpUri: secret && generateURI({ issuer: 'Tact', label: stored.email, secret }),
    };
  }

  /** 400 names the password rule that is broken, or the code that is wrong. */
  async accept({ token, password, code }: AcceptInvitationDto): Promise<void> {
    const stored = await this.find(token);
    const refusal = stored.wants_password ? passwordRefusal(password ?? '', [stored.email, stored.display_name]) : null;
    if (refusal) throw new BadRequest([{ path: 'password', code: refusal }]);
    const step = stored.totp_sealed && totpStep(openTotpSecret(this.seal, stored.user_id, stored.totp_sealed), code ?? '', 0);
    if (stored.totp_sealed && step === null) throw new BadRequest([{ path: 'code', code: 'code_wrong' }]);
    const hash = stored.wants_password && password !== undefined ? await this.passwords.hash(password) : null;
    const [row] = await this.uow.system(() => this.uow.query<{ accepted: boolean }>('select tact_private.accept_invitation($1, $2, $3) as accepted', [tokenHash(token), hash, step]));
    if (!row?.accepted) throw new NotFound();
  }

  private async find(token: string): Promise<Stored> {
    const [stored] = await this.uow.system(() => this.uow.query<Stored>('select * from tact_private.open_invitation($1)', [tokenHash(token)]));
    if (!stored) throw new NotFound();
    return stored;
  }
}
