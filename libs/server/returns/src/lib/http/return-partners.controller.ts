import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { PartnerCommands } from '../commands/return-commands';
import type { ReturnView } from '../view/return-view';
import type { ReturnOver } from '../view/return-viewing';
import { AppointDto, NamePartnerDto, PartnerDto } from './return.dto';
import { ReturnDesk } from './return-desk';

/** Who works on a return. */
@ApiTags('returns')
@Controller('returns/:id')
export class ReturnPartnersController {
  constructor(
    @Inject(ReturnDesk) private readonly desk: ReturnDesk,
    @Inject(PartnerCommands) private readonly partners: PartnerCommands,
  ) {}

  /** Names an organisation of one of the two countries; 422 `consent_missing` without the consent that lets it see the return. */
  @Post('partners')
  @HttpCode(200)
  @Requires('update', 'Return')
  name(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: NamePartnerDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.partners.name, { name: 'partners', key, body });
  }

  /** Lets a partner go; its sight ends at once. */
  @Post('leave')
  @HttpCode(200)
  @Requires('update', 'Return')
  leave(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: PartnerDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.partners.end, { name: 'leave', key, body });
  }

  /** A partner names the worker of its own who sees to the return. */
  @Post('appoint')
  @HttpCode(200)
  @Requires('update', 'Return')
  appoint(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AppointDto, @IdempotencyKey() key: string | undefined): Promise<ReturnView | ReturnOver> {
    return this.desk.command(principal, id, this.partners.appoint, { name: 'appoint', key, body });
  }
}
