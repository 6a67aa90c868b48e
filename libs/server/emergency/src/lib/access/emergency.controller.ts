import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { EmergencyRows } from './emergency-rows';
import { EmergencyListDto, EmergencyReviewDto, OpenEmergencyDto, ReviewEmergencyDto } from './emergency.dto';
import { OpenEmergencyHandler } from './open-emergency.handler';
import { ReviewEmergencyHandler } from './review-emergency.handler';

/** Break-glass: emergency access to one case, and its review. */
@ApiTags('emergency')
@Controller()
export class EmergencyController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(EmergencyRows) private readonly rows: EmergencyRows,
    @Inject(OpenEmergencyHandler) private readonly opening: OpenEmergencyHandler,
    @Inject(ReviewEmergencyHandler) private readonly reviews: ReviewEmergencyHandler,
  ) {}

  /** One case for 60 minutes, read-only: {caseId}. 404 for whatever was not opened; 422 `code_wrong`; 403 `second_factor_missing`. */
  @Post('emergency-access') @Requires('create', 'Emergency') @ApiCreatedResponse()
  open(@CurrentPrincipal() principal: Principal, @Body() body: OpenEmergencyDto, @IdempotencyKey() key: string | undefined): Promise<{ readonly caseId: string }> {
    return this.opening.execute(principal, body, key);
  }

  /** One's own accesses that are open now. */
  @Get('emergency-access') @Requires('create', 'Emergency') @ApiOkResponse({ type: EmergencyListDto })
  own(@CurrentPrincipal() principal: Principal): Promise<EmergencyListDto> {
    return this.uow.run(principal, async () => ({ items: await this.rows.own(principal) }));
  }

  /** Accesses to cases that the caller supervises, those that wait for a review first. */
  @Get('emergency-reviews') @Requires('assign', 'Case') @ApiOkResponse({ type: EmergencyListDto })
  list(@CurrentPrincipal() principal: Principal): Promise<EmergencyListDto> {
    return this.uow.run(principal, async () => ({ items: await this.rows.supervised(principal) }));
  }

  /** One access with its reason and what was read with it; logs `opened`. */
  @Get('emergency-reviews/:id') @Requires('assign', 'Case') @ApiOkResponse({ type: EmergencyReviewDto })
  one(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<EmergencyReviewDto> {
    return this.reviews.read(principal, id);
  }

  /** Justified or not, with a comment. 403 `own_access`; 409 `already_reviewed`, `version_conflict`. */
  @Post('emergency-reviews/:id/decide') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: EmergencyReviewDto })
  decide(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: ReviewEmergencyDto, @IdempotencyKey() key: string | undefined): Promise<EmergencyReviewDto> {
    return this.reviews.decide(principal, id, body, key);
  }
}
