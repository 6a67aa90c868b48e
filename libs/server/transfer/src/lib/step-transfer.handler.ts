import { Inject, Injectable } from '@nestjs/common';
import { type RiskLevel, TRANSFER_INFORMED_DAYS, type TransferAct, transferActs, transferRefusal, transferSections, type Section } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, type Principal, Refused } from '@tact/server/platform';
import { Entrance, ProposalCheck } from '@tact/server/sharing';
import type { AcceptTransferDto, DeclineTransferDto, TransfersDto, TransferVersionDto } from './transfer.dto';
import { type DecisionWords, transferDto, TransferReader, type TransferRow } from './transfer-reader';

type Body = TransferVersionDto & Partial<Pick<DeclineTransferDto, 'reasonCode' | 'words'>> & Partial<Pick<AcceptTransferDto, 'talkedOn' | 'talkedWith'>>;

/** What is done with a transfer that was asked for. */
@Injectable()
export class StepTransferHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(TransferReader) private readonly reader: TransferReader,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
  ) {}

  /** Answers the list as it is then, since a step may end the actor's own sight. 404 hidden and missing; 409 `wrong_state`, `version_conflict`; 422 what a rule or the case refuses. */
  async execute(principal: Principal, id: string, act: TransferAct, body: Body, key: string | undefined): Promise<TransfersDto> {
    const route = `POST transfers/${id}/${act}`;
    const earlier = await this.uow.run(principal, async () => ((await this.idempotency.recall(route, key, body)) ? this.shown() : null));
    if (earlier) return earlier;
    const { case_id: caseId } = await this.uow.run(principal, () => this.reader.find(id));
    return this.entrance.openedCase(principal, caseId, async () => {
      const row = await this.reader.find(id);
      if (!transferActs(row.state, row.side).includes(act)) throw new Conflict('wrong_state', { state: row.state });
      if (row.version !== body.version) throw new Conflict('version_conflict', { version: row.version });
      if (act === 'accept') await this.refuse(row, body);
      await this.store(row, act, body);
      await this.idempotency.remember(route, key, body, { resource: id, version: body.version + 1 });
      return this.shown();
    }, 'transfer');
  }

  private async store(row: TransferRow, act: TransferAct, body: Body): Promise<void> {
    const said: DecisionWords | null = body.words === undefined ? null : { words: body.words, talkedWith: body.talkedWith?.trim() ?? null };
    const sealed = said && await this.reader.seal(row.case_id, 'decided_sealed', row.id, said);
    const [done] = await this.uow.query<{ is: string }>('select tact.step_transfer($1, $2, $3, $4, $5, $6, $7) as is',
      [row.id, body.version, act, body.reasonCode ?? null, sealed, body.talkedOn ?? null, TRANSFER_INFORMED_DAYS]);
    if (done?.is === 'version_conflict') throw new Conflict();
    if (done?.is !== 'ok') throw new Refused(done?.is ?? 'refused');
  }

  /** Consent for the whole file to the organisation that asks, and the talk where the risk is high. */
  private async refuse(row: TransferRow, { talkedOn, talkedWith }: Body): Promise<void> {
    const [read] = await this.uow.query<{ held: Section[] | null; now: Date }>('select tact.sections_held($1) as held, tact.now() as now', [row.case_id]);
    const now = read!.now.toISOString();
    const held = read!.held ?? [];
    const facts = await this.check.facts(row.case_id);
    const { covered } = this.check.cover(facts, row.to_organisation_id, transferSections(held), now);
    const refusal = transferRefusal({ covered, held, risk: facts.child.risk as RiskLevel | null, talkedOn: talkedOn ?? null, talkedWith: talkedWith ?? null, today: now.slice(0, 10) });
    if (refusal) throw new Refused(refusal.code, {}, refusal.fields.map((path) => ({ path, code: refusal.code })));
  }

  private async shown(): Promise<TransfersDto> {
    return { items: (await this.reader.rows()).map(transferDto) };
  }
}
