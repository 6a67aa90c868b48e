import { Inject, Injectable } from '@nestjs/common';
import { type ConsentCover, type HandOver, type HandOverGround, type RiskLevel, type Section, SECTIONS } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { type CaseFacts, ProposalCheck } from '@tact/server/sharing';

/** What a step rests on, with the whole cover for the words of a refusal. */
export interface StepGround extends HandOverGround {
  readonly facts: CaseFacts;
}

/** Reads what the rules check a step against: consent for this recipient, what the file holds, and the risk. Needs the case's access record. */
@Injectable()
export class GroundReader {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
  ) {}

  async of(path: Pick<HandOver, 'caseId' | 'toOrganisationId'>, sections: readonly Section[], at: string): Promise<StepGround> {
    const facts = await this.check.facts(path.caseId);
    return { facts, cover: this.check.cover(facts, path.toOrganisationId, sections, at), held: await this.held(path.caseId), risk: facts.child.risk as RiskLevel | null };
  }

  /** Consent for every section there is: for a preview that says why one is withheld. */
  coverOfAll(facts: CaseFacts, organisationId: string, at: string): ConsentCover {
    return this.check.cover(facts, organisationId, SECTIONS, at);
  }

  /** 422 `unknown_receiver` or `receiver_blocked`, with nothing changed. */
  async refuseReceiver(caseId: string, organisationId: string): Promise<void> {
    await this.check.refuseReceiver(caseId, organisationId);
  }

  /** The sections of a case in sight that hold something, whether the actor reads them or not. */
  async held(caseId: string): Promise<readonly Section[]> {
    const [row] = await this.uow.query<{ held: Section[] | null }>('select tact.sections_held($1) as held', [caseId]);
    return row?.held ?? [];
  }
}
