import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, IfMatch, type Principal, Requires } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { AdminRows, type Page } from '../admin/admin-rows';
import { IdParam, OrganisationPageDto, PageDto } from '../admin/page.dto';
import { ChangeOrganisationDto, ChangeTeamDto, NewOrganisationDto, NewTeamDto, OrganisationDto, OrganisationsDto, TeamDto, TeamsDto } from './organisation.dto';
import { ORGANISATIONS, TEAMS } from './registers';

/** Organisations and their teams. */
@ApiTags('admin')
@Controller('admin')
export class OrganisationsController {
  constructor(@Inject(AdminRows) private readonly rows: AdminRows) {}

  /** Organisations in order of name. */
  @Get('organisations') @Requires('update', 'Organisation') @ApiOkResponse({ type: OrganisationsDto })
  organisations(@CurrentPrincipal() principal: Principal, @Query() page: PageDto): Promise<Page<OrganisationDto>> {
    return this.rows.page(principal, ORGANISATIONS, [], page);
  }

  /** Adds an organisation. */
  @Post('organisations') @Requires('create', 'Organisation') @ApiCreatedResponse({ type: OrganisationDto })
  addOrganisation(@CurrentPrincipal() principal: Principal, @Body() body: NewOrganisationDto, @IdempotencyKey() key: string | undefined): Promise<OrganisationDto> {
    const id = body.id ?? uuidv7();
    return this.rows.create(principal, ORGANISATIONS, [], id, { ...body, id }, { key, body });
  }

  /** Changes an organisation at the version in If-Match. 409 `version_conflict` with the present row. */
  @Patch('organisations/:id') @Requires('update', 'Organisation') @ApiHeader({ name: 'If-Match', required: true }) @ApiOkResponse({ type: OrganisationDto })
  changeOrganisation(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @IfMatch() version: number, @Body() { id: _same, ...body }: ChangeOrganisationDto): Promise<OrganisationDto> {
    return this.rows.patch(principal, ORGANISATIONS, [], id, version, body);
  }

  /** Teams, of one organisation when it is named. */
  @Get('teams') @Requires('update', 'Organisation') @ApiOkResponse({ type: TeamsDto })
  teams(@CurrentPrincipal() principal: Principal, @Query() page: OrganisationPageDto): Promise<Page<TeamDto>> {
    return this.rows.page(principal, TEAMS, [page.organisationId ?? null], page);
  }

  /** Adds a team. */
  @Post('teams') @Requires('create', 'Organisation') @ApiCreatedResponse({ type: TeamDto })
  addTeam(@CurrentPrincipal() principal: Principal, @Body() body: NewTeamDto, @IdempotencyKey() key: string | undefined): Promise<TeamDto> {
    const id = body.id ?? uuidv7();
    return this.rows.create(principal, TEAMS, [null], id, { ...body, id }, { key, body });
  }

  /** Renames a team at the version in If-Match. */
  @Patch('teams/:id') @Requires('update', 'Organisation') @ApiHeader({ name: 'If-Match', required: true }) @ApiOkResponse({ type: TeamDto })
  changeTeam(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @IfMatch() version: number, @Body() body: ChangeTeamDto): Promise<TeamDto> {
    return this.rows.patch(principal, TEAMS, [null], id, version, body);
  }
}
