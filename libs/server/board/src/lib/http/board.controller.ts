import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe, Once } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import type { Board } from '../board/board-view';
import { ReadBoardHandler } from '../board/read-board.handler';
import { type Reassigned, ReassignCasesHandler } from '../reassign/reassign-cases.handler';
import { BoardQueryDto, ReassignDto } from './board.dto';

/** The supervisor's board: the team's work, and cases that change hands. */
@ApiTags('board')
@Controller('board')
export class BoardController {
  constructor(
    @Inject(Once) private readonly once: Once,
    @Inject(ReadBoardHandler) private readonly board: ReadBoardHandler,
    @Inject(ReassignCasesHandler) private readonly reassigning: ReassignCasesHandler,
  ) {}

  /** Overdue work, cases without an owner, weighted caseloads, what changed: of the teams the caller supervises. */
  @Get() @Requires('assign', 'Case')
  read(@CurrentPrincipal() principal: Principal, @Query() { since }: BoardQueryDto): Promise<Board> {
    return this.board.execute(principal, since ?? null);
  }

  /** Gives up to a hundred cases to another worker: a result for each. 400 `too_many`. */
  @Post('reassignments') @HttpCode(200) @Requires('assign', 'Case')
  reassign(@CurrentPrincipal() principal: Principal, @IdempotencyKey() key: string | undefined, @Body() body: ReassignDto): Promise<Reassigned> {
    return this.once.run(principal, {
      route: 'POST /board/reassignments', key, body, caseId: null, again: () => this.reassigning.again(principal, body),
      first: async () => ({ value: await this.reassigning.execute(principal, body), resource: body.id, version: 1 }),
    });
  }

  /** Takes one's own reassignment back, within seconds. 404, 409 `too_late`. */
  @Post('reassignments/:id/undo') @HttpCode(200) @Requires('assign', 'Case')
  undo(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined): Promise<Reassigned> {
    const undo = (): Promise<Reassigned> => this.reassigning.undo(principal, id);
    return this.once.run(principal, {
      route: `POST /board/reassignments/${id}/undo`, key, body: {}, caseId: null, again: undo,
      first: async () => ({ value: await undo(), resource: id, version: 1 }),
    });
  }
}
