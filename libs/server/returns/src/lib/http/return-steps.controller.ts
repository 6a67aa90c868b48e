import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { StepCommands } from '../commands/return-commands';
import type { ReturnView } from '../view/return-view';
import type { ReturnOver } from '../view/return-viewing';
import { AttestDto, AttestationDto, OverrideDto } from './return.dto';
import { ReturnDesk } from './return-desk';

/** The steps of a return: evidence and signatures. */
@ApiTags('returns')
@Controller('returns/:id')
export class ReturnStepsController {
  constructor(
    @Inject(ReturnDesk) private readonly desk: ReturnDesk,
    @Inject(StepCommands) private readonly steps: StepCommands,
  ) {}

  /** The first signature under a step, with its evidence. 422 `evidence_missing` with the fields, `evidence_expired`, `steps_before` with the steps. */
  @Post('attest')
  @HttpCode(200)
  @Requires('update', 'Return')
  attest(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AttestDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.steps.attest, { name: 'attest', key, body });
  }

  /** The second signature, which closes the gate. 403 `same_person`, `same_side`; 422 `evidence_expired`, `step_reopened`. */
  @Post('countersign')
  @HttpCode(200)
  @Requires('update', 'Return')
  countersign(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AttestationDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.steps.countersign, { name: 'countersign', key, body });
  }

  /** A supervisor lets a gate pass, with a written reason; the data protection officer is told. 422 `never_overridden`. */
  @Post('override')
  @HttpCode(200)
  @Requires('approve', 'Return')
  override(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: OverrideDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.steps.override, { name: 'override', key, body });
  }

  /** Takes a signature back; the step stands open again. */
  @Post('reopen')
  @HttpCode(200)
  @Requires('update', 'Return')
  reopen(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AttestationDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.steps.reopen, { name: 'reopen', key, body });
  }
}
