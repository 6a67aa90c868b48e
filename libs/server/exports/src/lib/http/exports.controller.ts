import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import type { FastifyReply } from 'fastify';
import { ExportCasesHandler, type ExportFile } from '../run/export-cases.handler';
import { ExportListQuery, type ExportView } from '../run/export-list.query';
import { ExportCaseDto, ExportListDto } from './exports.dto';

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', json: 'application/json; charset=utf-8' } as const;

/** Cases taken out as HTCDS 2.0 (docs/contract.md, Exports). Files are attachments that nothing keeps and no browser opens in place. */
@ApiTags('exports')
@Controller()
export class ExportsController {
  constructor(
    @Inject(ExportCasesHandler) private readonly exports: ExportCasesHandler,
    @Inject(ExportListQuery) private readonly list: ExportListQuery,
  ) {}

  /** One case as a file; logs `exported`. 404 for hidden and missing alike. */
  @Post('cases/:id/export') @HttpCode(200) @Requires('export', 'Case')
  async one(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: ExportCaseDto, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exports.one(principal, id, body), body.format);
  }

  /** The caller's cases that the filter finds (as POST /cases/list) as one file; logs `exported`. 422 `export_too_large`. */
  @Post('exports') @HttpCode(200) @Requires('export', 'Case')
  async many(@CurrentPrincipal() principal: Principal, @Body() body: ExportListDto, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exports.many(principal, body.filter ?? {}, body), body.format);
  }

  /** What was exported, by whom and why: one's own exports. */
  @Get('exports') @Requires('export', 'Case')
  async own(@CurrentPrincipal() principal: Principal): Promise<{ items: ExportView[]; nextCursor: null }> {
    return { items: await this.list.read(principal), nextCursor: null };
  }

  /** What was exported, by whom and why: everybody's, for oversight. */
  @Get('oversight/exports') @Requires('read', 'AccessLog')
  async all(@CurrentPrincipal() principal: Principal): Promise<{ items: ExportView[]; nextCursor: null }> {
    return { items: await this.list.read(principal), nextCursor: null };
  }
}

async function send(reply: FastifyReply, { id, bytes, cases }: ExportFile, format: keyof typeof TYPES): Promise<void> {
  await reply
    .header('content-type', TYPES[format])
    .header('content-disposition', `attachment; filename="tact-cases-${id.slice(-12)}.${format}"`)
    .header('cache-control', 'no-store')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('x-tact-cases', String(cases))
    .send(bytes);
}
