import { Inject, Injectable } from '@nestjs/common';
import { denialStep, type DenialState } from '@tact/domain';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import type { DenialDto, FoundPersonDto } from './denial.dto';

/** A denial as stored, with the case it is of. */
export interface StoredDenial {
  readonly id: string;
  readonly caseId: string;
  readonly kind: 'user' | 'organisation';
  readonly blockedId: string;
  readonly blockedName: string;
  readonly state: DenialState;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
}

interface Note {
  readonly id: string;
  readonly denialId: string;
  readonly kind: 'reason' | 'removal';
  readonly sealed: Buffer;
}

const ROWS = `select d.id, d.case_id as "caseId", d.blocked_kind as kind, d.blocked_id as "blockedId", coalesce(p.display_name, o.name, '') as "blockedName", d.state,
    d.asked_by as "askedBy", a.display_name as "askedByName", d.asked_at as "askedAt", x.display_name as "decidedByName", d.decided_at as "decidedAt", d.version
  from tact.case_denial d left join tact.app_user p on p.id = d.blocked_id left join tact.organisation o on o.id = d.blocked_id
    join tact.app_user a on a.id = d.asked_by left join tact.app_user x on x.id = d.decided_by`;
const PEOPLE = `select u.id as "userId", u.display_name as name, coalesce(array_agg(distinct o.name) filter (where o.id is not null), '{}') as organisations
  from tact.app_user u left join tact.membership m on m.user_id = u.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) left join tact.organisation o on o.id = m.organisation_id
  where u.active and position(lower($1) in lower(u.display_name)) > 0 group by u.id, u.display_name order by u.display_name, u.id limit 20`;

/** Denials of a case and their words. Inside a unit of work; row-level security shows them to who works on the case. */
@Injectable()
export class DenialRows {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** 404 for hidden and missing. */
  async one(id: string): Promise<StoredDenial> {
    const [row] = await this.uow.query<StoredDenial>(`${ROWS} where d.id = $1`, [id]);
    if (!row) throw new NotFound();
    return row;
  }

  /** Everybody a case was ever denied to, what waits or is in force first; needs the case's access record. */
  async ofCase(principal: Principal, caseId: string, supervises: boolean): Promise<readonly DenialDto[]> {
    const rows = await this.uow.query<StoredDenial>(`${ROWS} where d.case_id = $1 order by d.state in ('refused', 'removed'), d.asked_at desc, d.id`, [caseId]);
    const notes = await this.uow.query<Note>(`select id, denial_id as "denialId", kind, sealed from tact.case_denial_note where case_id = $1 order by at desc, id desc`, [caseId]);
    const cipher = rows.length > 0 ? await this.ciphers.forCase(caseId) : null;
    const text = (denialId: string, kind: Note['kind']): string | null => {
      const note = notes.find((one) => one.denialId === denialId && one.kind === kind);
      return note && cipher ? cipher.open<string>('case_denial_note', 'sealed', note.id, note.sealed) : null;
    };
    return rows.map(({ caseId: _, askedBy, askedAt, decidedAt, ...row }) => ({
      ...row, askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, reason: text(row.id, 'reason') ?? '', removalReason: text(row.id, 'removal'),
      mayDecide: typeof denialStep({ state: row.state, askedBy }, row.state === 'proposed' ? 'confirm' : 'remove', { userId: principal.userId, supervises }) === 'string',
    }));
  }

  /** Seals why, under the case's key. */
  async write(principal: Principal, caseId: string, denialId: string, kind: Note['kind'], text: string): Promise<void> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    const id = uuidv7();
    await this.uow.query('insert into tact.case_denial_note (id, denial_id, case_id, kind, sealed, by, at) values ($1, $2, $3, $4, $5, $6, tact.now())',
      [id, denialId, caseId, kind, cipher.seal('case_denial_note', 'sealed', id, text.trim()), principal.userId]);
  }

  /** Users whose name holds the text; at most 20. */
  people(text: string): Promise<FoundPersonDto[]> {
    return this.uow.query<FoundPersonDto>(PEOPLE, [text.trim()]);
  }
}
