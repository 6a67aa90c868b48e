import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { AlertCaseHandler } from '../case/alert-case.handler';
import { AssignCaseHandler, type Colleague } from '../case/assign-case.handler';
import { caseHead } from '../case/case-head';
import { MoveCaseHandler } from '../lifecycle/move-case.handler';
import { AlertCaseDto, AssignCaseDto, MoveCaseDto } from './cases.dto';
import { IdPipe } from './ids';
import { Once } from './once';

/** Commands on a case: they compare the version of the row. */
@ApiTags('cases')
@Controller('cases/:id')
export class CaseCommandsController {
  constructor(
    @Inject(Once) private readonly once: Once,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(MoveCaseHandler) private readonly moves: MoveCaseHandler,
    @Inject(AssignCaseHandler) private readonly assignments: AssignCaseHandler,
    @Inject(AlertCaseHandler) private readonly alerts: AlertCaseHandler,
  ) {}

  /** Moves the case, closes or reopens it. 422 `gates_unmet` names every unmet gate. */
  @Post('moves') @HttpCode(200) @Requires('move', 'Case')
  move(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: MoveCaseDto): Promise<unknown> {
    return this.command(principal, id, 'moves', key, body, () => this.moves.execute(principal, id, body));
  }

  /** Who may own the case, with their number of open cases: for the supervisor who assigns it. */
  @Get('owners') @Requires('assign', 'Case')
  async owners(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<{ items: readonly Colleague[] }> {
    return { items: await this.assignments.colleagues(principal, id) };
  }

  /** Gives the case another owner of its team; its supervisor's. */
  @Post('assign') @HttpCode(200) @Requires('assign', 'Case')
  assign(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: AssignCaseDto): Promise<unknown> {
    return this.command(principal, id, 'assign', key, body, () => this.assignments.execute(principal, id, body));
  }

  /** Child missing or in immediate danger: risk high at once. */
  @Post('alerts') @HttpCode(200) @Requires('alert', 'Case')
  alert(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: AlertCaseDto): Promise<unknown> {
    return this.command(principal, id, 'alerts', key, body, () => this.alerts.execute(principal, id, body));
  }

  private command(principal: Principal, id: string, name: string, key: string | undefined, body: object, work: () => Promise<SeenCase>): Promise<unknown> {
    return this.once.run(principal, {
      route: `POST /cases/${id}/${name}`, key, body, caseId: id,
      first: async () => {
        const seen = await work();
        return { value: caseHead(seen), resource: id, version: seen.row.version };
      },
      again: async () => caseHead(await this.finder.find(principal, id)),
    });
  }
}
