import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { AdminRows, type Page } from '../admin/admin-rows';
import { IdParam } from '../admin/page.dto';
import { MaybeChangeDto } from '../changes/change.dto';
import { EndedMembershipDto, EndMembershipDto, WorkLeftDto } from './leaving.dto';
import { LeavingHandler } from './leaving.handler';
import { MembershipHandler } from './membership.handler';
import { type MembershipDto, MembershipsDto, MembershipsPageDto, NewMembershipDto } from './people.dto';
import { MEMBERSHIPS } from './people-registers';

/** Who holds which role in which organisation, team and programme, from when until when. */
@ApiTags('admin')
@Controller('admin/memberships')
export class MembershipsController {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(MembershipHandler) private readonly memberships: MembershipHandler,
    @Inject(LeavingHandler) private readonly leaving: LeavingHandler,
  ) {}

  /** Memberships, past ones too, of an organisation or a person when named. */
  @Get() @Requires('read', 'Membership') @ApiOkResponse({ type: MembershipsDto })
  list(@CurrentPrincipal() principal: Principal, @Query() page: MembershipsPageDto): Promise<Page<MembershipDto>> {
    return this.rows.page(principal, MEMBERSHIPS, [page.organisationId ?? null, page.userId ?? null], page);
  }

  /** Grants a role: done at once, or a change that waits for a second person when the role opens cases. 422 `roles_conflict`. */
  @Post() @Requires('create', 'Membership') @ApiCreatedResponse({ type: MaybeChangeDto })
  grant(@CurrentPrincipal() principal: Principal, @Body() body: NewMembershipDto, @IdempotencyKey() key: string | undefined): Promise<MaybeChangeDto> {
    return this.memberships.grant(principal, body, key);
  }

  /** What is open in the name of the member, in numbers, and who of the team may take it over. */
  @Get(':id/work') @Requires('update', 'Membership') @ApiOkResponse({ type: WorkLeftDto })
  work(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam): Promise<WorkLeftDto> {
    return this.leaving.work(principal, id);
  }

  /** Ends a membership now: its rights are gone at the next request, its open work goes to the heir or to the team's queue. 409 `version_conflict`. */
  @Post(':id/end') @HttpCode(200) @Requires('update', 'Membership') @ApiOkResponse({ type: EndedMembershipDto })
  end(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @Body() { version, heirId }: EndMembershipDto): Promise<EndedMembershipDto> {
    return this.leaving.end(principal, id, version, heirId ?? null);
  }
}
