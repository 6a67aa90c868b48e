import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { uuidParam } from '@tact/server/sharing';
import { BeginHandOverHandler } from '../commands/begin-hand-over.handler';
import type { HandOverHead } from '../read/hand-over-head';
import { NewHandOverDto } from './hand-over.dto';
import { HandOverEntrance } from './hand-over-entrance';

/** The paths of a case to the categories of duty bearers. */
@ApiTags('hand-overs')
@Controller('cases/:caseId/hand-overs')
export class CaseHandOversController {
  constructor(
    @Inject(HandOverEntrance) private readonly entrance: HandOverEntrance,
    @Inject(BeginHandOverHandler) private readonly beginning: BeginHandOverHandler,
  ) {}

  /** Every path of the case that the caller sees, oldest first: stages with dates and who. No names of children. */
  @Get()
  @Requires('read', 'HandOver')
  async list(@CurrentPrincipal() principal: Principal, @Param('caseId', uuidParam) caseId: string): Promise<{ items: HandOverHead[] }> {
    return { items: await this.entrance.ofCase(principal, caseId) };
  }

  /** Begins a path at stage 0: nothing is shared yet. 422 `path_exists`, `receiver_blocked`, `same_organisation`. */
  @Post()
  @Requires('create', 'HandOver')
  begin(@CurrentPrincipal() principal: Principal, @Param('caseId', uuidParam) caseId: string, @Body() body: NewHandOverDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.begin(principal, caseId, body.id, () => this.beginning.execute(principal, caseId, body), { route: `POST /cases/${caseId}/hand-overs`, key, body });
  }
}
