import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { AccessLogDto, AccessLogFilterDto, AuditLogDto, AuditLogFilterDto } from './oversight.dto';
import { OversightQuery } from './oversight.query';

/** What the data protection officer reads: who opened which case when, who changed what. Codes and ids, never content. */
@ApiTags('oversight')
@Controller('oversight')
export class OversightController {
  constructor(@Inject(OversightQuery) private readonly logs: OversightQuery) {}

  /** Readings of case content by worker, case code, time and kind, newest first. A POST, so that no URL names a case. */
  @Post('access-log') @HttpCode(200) @Requires('read', 'AccessLog') @ApiOkResponse({ type: AccessLogDto })
  accessLog(@CurrentPrincipal() principal: Principal, @Body() filter: AccessLogFilterDto): Promise<AccessLogDto> {
    return this.logs.accessLog(principal, filter);
  }

  /** Changes by person, case code, time and table, newest first: which fields changed, never their values. */
  @Post('audit-log') @HttpCode(200) @Requires('read', 'AuditLog') @ApiOkResponse({ type: AuditLogDto })
  auditLog(@CurrentPrincipal() principal: Principal, @Body() filter: AuditLogFilterDto): Promise<AuditLogDto> {
    return this.logs.auditLog(principal, filter);
  }
}
