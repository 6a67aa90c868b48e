import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { AskTransferHandler } from './ask-transfer.handler';
import { StepTransferHandler } from './step-transfer.handler';
import { AcceptTransferDto, AskTransferDto, DeclineTransferDto, TransferDto, TransfersDto, TransferVersionDto } from './transfer.dto';
import { TransferReads } from './transfer-reads';

/** Transfers that another organisation asks for. 404 for hidden and missing; 409 `wrong_state`, `version_conflict`. */
@ApiTags('transfers')
@Controller()
export class TransfersController {
  constructor(
    @Inject(TransferReads) private readonly reads: TransferReads,
    @Inject(AskTransferHandler) private readonly asking: AskTransferHandler,
    @Inject(StepTransferHandler) private readonly steps: StepTransferHandler,
  ) {}

  /** What one asked for, what waits for one's decision, and what one gave away; without words. */
  @Get('transfers') @Requires('create', 'Case') @ApiOkResponse({ type: TransfersDto })
  list(@CurrentPrincipal() principal: Principal): Promise<TransfersDto> {
    return this.reads.list(principal);
  }

  /** One with its words, under an access record of the case. */
  @Get('transfers/:id') @Requires('create', 'Case') @ApiOkResponse({ type: TransferDto })
  one(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<TransferDto> {
    return this.reads.one(principal, id);
  }

  /** Asks to take a case over that one reads by a referral, a match or a return. */
  @Post('cases/:id/transfers') @Requires('create', 'Case') @ApiCreatedResponse({ type: TransferDto })
  ask(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AskTransferDto, @IdempotencyKey() key: string | undefined): Promise<TransferDto> {
    return this.asking.execute(principal, id, body, key);
  }

  /** The owner's supervisor gives the case away: ownership moves at once. */
  @Post('transfers/:id/accept') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: TransfersDto })
  accept(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AcceptTransferDto, @IdempotencyKey() key: string | undefined): Promise<TransfersDto> {
    return this.steps.execute(principal, id, 'accept', body, key);
  }

  @Post('transfers/:id/decline') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: TransfersDto })
  decline(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: DeclineTransferDto, @IdempotencyKey() key: string | undefined): Promise<TransfersDto> {
    return this.steps.execute(principal, id, 'decline', body, key);
  }

  /** Who asked takes it back. */
  @Post('transfers/:id/withdraw') @HttpCode(200) @Requires('create', 'Case') @ApiOkResponse({ type: TransfersDto })
  withdraw(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: TransferVersionDto, @IdempotencyKey() key: string | undefined): Promise<TransfersDto> {
    return this.steps.execute(principal, id, 'withdraw', body, key);
  }

  /** A supervisor of the former owner ends what it still sees. */
  @Post('transfers/:id/close') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: TransfersDto })
  close(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: TransferVersionDto, @IdempotencyKey() key: string | undefined): Promise<TransfersDto> {
    return this.steps.execute(principal, id, 'close', body, key);
  }
}
