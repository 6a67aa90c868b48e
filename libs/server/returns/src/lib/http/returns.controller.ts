import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { ConsiderReturnHandler } from '../commands/consider-return.handler';
import { type PartnerPerson, PartnerPeople } from '../view/partner-people';
import { type PartnerReturn, ReturnList } from '../view/return-list';
import type { ReturnView } from '../view/return-view';
import type { ReturnOver } from '../view/return-viewing';
import { NewReturnDto, ReturnPageDto } from './return.dto';
import { ReturnDesk } from './return-desk';

const MOST = 100;
const USUAL = 50;

/** Assisted return: of a case, and of the other country's cases one's organisation is named on. */
@ApiTags('returns')
@Controller()
export class ReturnsController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnDesk) private readonly desk: ReturnDesk,
    @Inject(ReturnList) private readonly list: ReturnList,
    @Inject(ConsiderReturnHandler) private readonly consider: ConsiderReturnHandler,
    @Inject(PartnerPeople) private readonly workers: PartnerPeople,
  ) {}

  /** The newest return of a case, or null; logs `opened`. For who works on the file. */
  @Get('cases/:caseId/return')
  @Requires('create', 'Return')
  ofCase(@CurrentPrincipal() principal: Principal, @Param('caseId', IdPipe) caseId: string): Promise<{ readonly return: ReturnView | null }> {
    return this.desk.readOfCase(principal, caseId);
  }

  /** A return comes up. 422 `countries_missing`, `wrong_stage`; 409 `return_running`. */
  @Post('cases/:caseId/returns')
  @Requires('create', 'Return')
  begin(@CurrentPrincipal() principal: Principal, @Param('caseId', IdPipe) caseId: string, @Body() body: NewReturnDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.begin(principal, caseId, { name: 'returns', key, body }, () => this.consider.execute(principal, caseId, body));
  }

  /** Returns on which one's organisation is named, newest first: states and counts, no ciphertext. */
  @Get('returns')
  @Requires('read', 'Return')
  withUs(@CurrentPrincipal() principal: Principal, @Query() { cursor, limit }: ReturnPageDto): Promise<{ items: PartnerReturn[]; nextCursor: string | null }> {
    return this.uow.run(principal, () => this.list.page(principal, cursor ?? null, Math.min(limit ?? USUAL, MOST)));
  }

  /** Who of one's own organisation may be named as its worker on this return. */
  @Get('returns/:id/people')
  @Requires('update', 'Return')
  people(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<{ items: PartnerPerson[] }> {
    return this.uow.run(principal, async () => ({ items: await this.workers.of(principal, id) }));
  }

  /** A return with its 35 steps, as much of them as is the reader's; logs `opened`. */
  @Get('returns/:id')
  @Requires('read', 'Return')
  read(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<ReturnView> {
    return this.desk.read(principal, id);
  }
}
