import { Inject, Injectable } from '@nestjs/common';
import { AttestStepHandler } from './attest-step.handler';
import { ChangeReturnHandler } from './change-return.handler';
import { CountersignStepHandler } from './countersign-step.handler';
import { MissingChildHandler } from './missing-child.handler';
import { MoveReturnHandler } from './move-return.handler';
import { NamePartnerHandler } from './name-partner.handler';
import { OverrideStepHandler } from './override-step.handler';
import { AppointWorkerHandler, EndPartnerHandler } from './partner-people.handler';
import { ReopenStepHandler } from './reopen-step.handler';
import { StopReturnHandler } from './stop-return.handler';

/** What is done to steps. */
@Injectable()
export class StepCommands {
  constructor(
    @Inject(AttestStepHandler) readonly attest: AttestStepHandler,
    @Inject(CountersignStepHandler) readonly countersign: CountersignStepHandler,
    @Inject(OverrideStepHandler) readonly override: OverrideStepHandler,
    @Inject(ReopenStepHandler) readonly reopen: ReopenStepHandler,
  ) {}
}

/** What is done to the return itself. */
@Injectable()
export class ProcessCommands {
  constructor(
    @Inject(ChangeReturnHandler) readonly change: ChangeReturnHandler,
    @Inject(MoveReturnHandler) readonly move: MoveReturnHandler,
    @Inject(StopReturnHandler) readonly stop: StopReturnHandler,
    @Inject(MissingChildHandler) readonly missing: MissingChildHandler,
  ) {}
}

/** Who works on it. */
@Injectable()
export class PartnerCommands {
  constructor(
    @Inject(NamePartnerHandler) readonly name: NamePartnerHandler,
    @Inject(EndPartnerHandler) readonly end: EndPartnerHandler,
    @Inject(AppointWorkerHandler) readonly appoint: AppointWorkerHandler,
  ) {}
}

/** Every command on a return. */
@Injectable()
export class ReturnCommandSet {
  constructor(
    @Inject(StepCommands) readonly steps: StepCommands,
    @Inject(ProcessCommands) readonly process: ProcessCommands,
    @Inject(PartnerCommands) readonly partners: PartnerCommands,
  ) {}
}
