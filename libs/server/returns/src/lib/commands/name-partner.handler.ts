import { Inject, Injectable } from '@nestjs/common';
import { isReturnOpen, returnSideOf } from '@tact/domain';
import { newId } from '@tact/server/cases';
import { ConsentPlan } from '@tact/server/consents';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, type Principal, Refused } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnProgress } from '../clock/return-progress';
import { PartnerConsent } from '../store/partner-consent';
import type { ReturnCommand } from './return-command';

export interface NewPartner {
  readonly id: string;
  readonly organisationId: string;
}

const ORGANISATION = `select o.country, tact.blocks_receiver($2, o.id) as blocked from tact.organisation o where o.id = $1 and o.active`;
const INSERT = `insert into tact.return_partner (id, process_id, case_id, organisation_id, side, since, created_by, updated_by) values ($1, $2, $3, $4, $5, $6, $7, $7)
  on conflict do nothing returning id`;

/** Brings an organisation of one of the two countries in: only with the consent that lets it see the return. */
@Injectable()
export class NamePartnerHandler implements ReturnCommand<NewPartner> {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(PartnerConsent) private readonly consent: PartnerConsent,
    @Inject(ReturnProgress) private readonly progress: ReturnProgress,
    @Inject(ConsentPlan) private readonly plan: ConsentPlan,
  ) {}

  /** 422 `consent_missing` with why, `unknown_receiver`, `receiver_blocked`, `third_country`; 409 `partner_named`. */
  async execute(principal: Principal, returnId: string, { id, organisationId }: NewPartner): Promise<void> {
    const seen = await this.finder.findKept(principal, returnId);
    const { row, now } = seen;
    if (!isReturnOpen(row.state)) throw new Refused('return_ended', { state: row.state });
    const path = 'organisationId';
    const [organisation] = await this.uow.query<{ country: string; blocked: boolean }>(ORGANISATION, [organisationId, row.caseId]);
    if (!organisation || organisationId === row.organisationId) throw new Refused('unknown_receiver', {}, [{ path, code: 'unknown_receiver' }]);
    if (organisation.blocked) throw new Refused('receiver_blocked', {}, [{ path, code: 'receiver_blocked' }]);
    const side = returnSideOf(row, organisation.country);
    if (side === null) throw new Refused('third_country', {}, [{ path, code: 'third_country' }]);
    const gap = await this.consent.gap(principal, row.caseId, organisationId, now);
    if (gap !== null) throw new Refused('consent_missing', {}, [{ path: 'sections.return', code: gap }]);
    const made = await this.uow.query<{ id: string }>(INSERT, [newId(id), row.id, row.caseId, organisationId, side, now, principal.userId]);
    if (made.length !== 1) throw new Conflict('partner_named');
    await this.plan.refresh(principal, row.caseId);
    await this.progress.tell(seen, 'return_named', 'partners');
  }
}
