import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { AdminRows, type Page } from '../admin/admin-rows';
import { IdParam } from '../admin/page.dto';
import { DecideChangeDto, MaybeChangeDto } from '../changes/change.dto';
import { MembershipHandler } from './membership.handler';
import { MembershipDto, MembershipsDto, MembershipsPageDto, NewMembershipDto } from './people.dto';
import { MEMBERSHIPS } from './people-registers';

/** Who holds which role in which organisation, team and programme, from when until when. */
@ApiTags('admin')
@Controller('admin/memberships')
export class MembershipsController {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(MembershipHandler) private readonly memberships: MembershipHandler,
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

  /** Ends a membership now: its rights are gone at the next request. 409 `version_conflict`. */
  @Post(':id/end') @HttpCode(200) @Requires('update', 'Membership') @ApiOkResponse({ type: MembershipDto })
  end(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @Body() { version }: DecideChangeDto): Promise<MembershipDto> {
    return this.memberships.end(principal, id, version);
  }
}
