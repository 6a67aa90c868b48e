import { Inject, Injectable } from '@nestjs/common';
import { type Signature, acceptOffer, isOwnName } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { type Principal, Refused } from '@tact/server/platform';
import { GroundReader } from '../read/ground';
import { HandOverNotices } from '../read/hand-over-notices';
import { OfferSnapshot } from '../read/offer-snapshot';
import type { HandOverRow } from '../store/hand-over-row';
import type { Done, HandOverCommand, Versioned } from './hand-over-command';
import { MoveGates } from './move-gates';
import { StepRunner } from './step-runner';

export type SignedOffer = Versioned & Signature;

/** What the new owners' team is, when they may take the case over; the same question is asked again by the table itself. */
const TEAM = `select m.team_id as team from tact.membership m where m.user_id = $2 and m.organisation_id = $4 and m.team_id is not null
  and tact.may_take_over($1, $3, $2, m.team_id, $4) limit 1`;

/**
 * The duty bearer signs for responsibility. For a lead path the file moves in the same transaction (trigger of the table): ownership to the
 * named caseworker and team, the stage to `referral` by its gate, the former owner informed.
 */
@Injectable()
export class AcceptOfferHandler implements HandOverCommand<SignedOffer> {
  constructor(
    @Inject(StepRunner) private readonly steps: StepRunner,
    @Inject(GroundReader) private readonly grounds: GroundReader,
    @Inject(OfferSnapshot) private readonly snapshots: OfferSnapshot,
    @Inject(MoveGates) private readonly gates: MoveGates,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(HandOverNotices) private readonly notices: HandOverNotices,
  ) {}

  /** 422 `sections_unread`, `open_questions`, `signature_missing`, `worker_missing`, `cannot_take_over`, `scope_outgrown` where the file grew since. */
  async execute(principal: Principal, id: string, { version, ...signature }: SignedOffer): Promise<Done> {
    const opened = await this.steps.open(principal, id, 'accept', version);
    const { seen: { row }, path, actor } = opened;
    if (signature.signedName.trim() !== '' && !isOwnName(signature.signedName, principal.displayName)) throw new Refused('not_your_name', {}, [{ path: 'signedName', code: 'not_your_name' }]);
    const result = acceptOffer(path, { ...actor, ...signature });
    const owners = result.ok && row.is_lead ? await this.newOwners(row, signature) : {};
    const gates = result.ok ? await this.gates.ofAcceptance(row) : [];
    const signed = result.ok ? await this.signed(row, signature) : {};
    const done = await this.steps.store(principal, opened, result, [{ kind: 'signature', stage: 3, content: signed }], { ...owners, gates: JSON.stringify(gates) });
    await this.notices.tell([row.from_user_id, row.proposed_by, done.row.former_owner_id], 'hand_over_answered', id);
    await this.notices.tell([done.row.new_owner_id, done.row.new_supervisor_id], 'hand_over_yours', id);
    return done;
  }

  private async newOwners(row: HandOverRow, { caseworkerId, supervisorId }: Signature): Promise<{ new_owner_id: string; new_supervisor_id: string; new_team_id: string }> {
    const left = (await this.grounds.held(row.case_id)).filter((section) => !row.sections.includes(section));
    if (left.length > 0) throw new Refused('scope_outgrown', { sections: left }, left.map((section) => ({ path: `sections.${section}`, code: 'scope_outgrown' })));
    const [found] = await this.uow.query<{ team: string }>(TEAM, [row.case_id, supervisorId, caseworkerId, row.to_organisation_id]);
    if (!found) throw new Refused('cannot_take_over', {}, [{ path: 'caseworkerId', code: 'cannot_take_over' }, { path: 'supervisorId', code: 'cannot_take_over' }]);
    return { new_owner_id: caseworkerId!, new_supervisor_id: supervisorId!, new_team_id: found.team };
  }

  /** Who signed what: the typed name, the version, every record with its version, and an HMAC over the pages as they were read. */
  private async signed(row: HandOverRow, { signedName, caseworkerId, supervisorId }: Signature): Promise<Record<string, unknown>> {
    const pages = await this.snapshots.pages(row);
    return {
      signedName: signedName.trim(), version: row.version, caseworkerId: caseworkerId ?? null, supervisorId: supervisorId ?? null,
      pages: pages.map(({ section, records }) => ({ section, records: records.map(({ id, version }) => ({ id, version })) })),
      mark: (await this.snapshots.mark(row, pages)).toString('hex'),
    };
  }
}
