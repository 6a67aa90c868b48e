import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { ProcessCommands } from '../commands/return-commands';
import type { ReturnView } from '../view/return-view';
import type { ReturnOver } from '../view/return-viewing';
import { ChangeReturnDto, MissingDto, MoveReturnDto, StopReturnDto } from './return.dto';
import { ReturnDesk } from './return-desk';

/** The return itself. */
@ApiTags('returns')
@Controller('returns/:id')
export class ReturnProcessController {
  constructor(
    @Inject(ReturnDesk) private readonly desk: ReturnDesk,
    @Inject(ProcessCommands) private readonly process: ProcessCommands,
  ) {}

  /** Where the child is to live, and the day of travel. */
  @Post('change')
  @HttpCode(200)
  @Requires('update', 'Return')
  change(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: ChangeReturnDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.process.change, { name: 'change', key, body });
  }

  /** To `cleared`, `travelling` or `arrived`; 422 `gates_unmet` names every step and date that is missing. */
  @Post('move')
  @HttpCode(200)
  @Requires('update', 'Return')
  move(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: MoveReturnDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.process.move, { name: 'move', key, body });
  }

  /** Stops the return with a coded reason; `absconded` is a missing child at once. */
  @Post('stop')
  @HttpCode(200)
  @Requires('update', 'Return')
  stop(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: StopReturnDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.process.stop, { name: 'stop', key, body });
  }

  /** The child is missing: the alarm of the file goes out, whichever side raises it. */
  @Post('missing')
  @HttpCode(200)
  @Requires('update', 'Return')
  missing(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: MissingDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.process.missing, { name: 'missing', key, body });
  }
}
