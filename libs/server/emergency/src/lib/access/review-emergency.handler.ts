import { Inject, Injectable } from '@nestjs/common';
import { CaseAccess } from '@tact/server/cases';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Conflict, Idempotency, NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { EmergencyRows } from './emergency-rows';
import type { EmergencyAccessDto, EmergencyReadDto, EmergencyReviewDto, ReviewEmergencyDto } from './emergency.dto';

interface Note {
  readonly id: string;
  readonly kind: 'reason' | 'review';
  readonly sealed: Buffer;
}

/** The review that every emergency access has to stand: by a supervisor of the case, once, never by the one who opened it. */
@Injectable()
export class ReviewEmergencyHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
    @Inject(EmergencyRows) private readonly rows: EmergencyRows,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
  ) {}

  /** With its reason, comment and what was read. Logged as `opened`. 404. */
  async read(principal: Principal, id: string): Promise<EmergencyReviewDto> {
    const { caseId } = await this.uow.run(principal, () => this.rows.one(principal, id));
    return this.access.inFile(principal, caseId, () => this.view(principal, id));
  }

  /** 404; 409 `already_reviewed`, `version_conflict`; 403 `own_access`; 400 without a comment where it was not justified. */
  async decide(principal: Principal, id: string, body: ReviewEmergencyDto, key: string | undefined): Promise<EmergencyReviewDto> {
    if (body.verdict === 'not_justified' && body.comment.trim() === '') throw new BadRequest([{ path: 'comment', code: 'required' }]);
    const { caseId } = await this.uow.run(principal, () => this.rows.one(principal, id));
    const route = `POST emergency-reviews/${id}/decide`;
    return this.access.inFile(principal, caseId, async () => {
      if (!(await this.idempotency.recall(route, key, body))) {
        await this.store(principal, await this.rows.one(principal, id), body);
        await this.idempotency.remember(route, key, body, { resource: id, version: body.version + 1 });
      }
      return this.view(principal, id);
    });
  }

  private async store(principal: Principal, access: EmergencyAccessDto, { version, verdict, comment }: ReviewEmergencyDto): Promise<void> {
    if (access.state !== 'waiting') throw new Conflict('already_reviewed', { reviewedByName: access.reviewedByName, reviewedAt: access.reviewedAt, state: access.state });
    if (access.userId === principal.userId) throw new NotPermitted('own_access');
    if (!access.mayReview) throw new NotPermitted();
    if (access.version !== version) throw new Conflict('version_conflict', { version: access.version });
    const [done] = await this.uow.query<{ ok: boolean }>('select tact.review_emergency($1, $2, $3) as ok', [access.id, version, verdict]);
    if (!done?.ok) throw new Conflict();
    if (comment.trim() === '') return;
    const cipher = await this.ciphers.forCase(access.caseId);
    if (!cipher) throw new NotFound();
    const noteId = uuidv7();
    await this.uow.query(`insert into tact.emergency_note (id, access_id, case_id, kind, sealed, by, at) values ($1, $2, $3, 'review', $4, $5, tact.now())`,
      [noteId, access.id, access.caseId, cipher.seal('emergency_note', 'sealed', noteId, comment.trim()), principal.userId]);
  }

  private async view(principal: Principal, id: string): Promise<EmergencyReviewDto> {
    const access = await this.rows.one(principal, id);
    const cipher = await this.ciphers.forCase(access.caseId);
    const notes = await this.uow.query<Note>('select id, kind, sealed from tact.emergency_note where access_id = $1', [id]);
    const text = (kind: Note['kind']): string | null => {
      const note = notes.find((one) => one.kind === kind);
      return note && cipher ? cipher.open<string>('emergency_note', 'sealed', note.id, note.sealed) : null;
    };
    const reads = await this.uow.query<{ at: Date; section: string | null }>('select * from tact_audit.emergency_reads($1, $2, $3, $4)', [access.caseId, access.userId, access.openedAt, access.endsAt]);
    return { ...access, reason: text('reason') ?? '', comment: text('review'), reads: reads.map(({ at, section }): EmergencyReadDto => ({ at: at.toISOString(), section })) };
  }
}
