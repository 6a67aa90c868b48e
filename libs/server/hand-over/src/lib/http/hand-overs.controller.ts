import { Body, Controller, Get, HttpCode, Inject, Injectable, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { uuidParam } from '@tact/server/sharing';
import { HandOverHeads, type HandOverPage } from '../read/hand-over-heads';
import { PeopleWhoTakeOver, type TakeOverPerson } from '../read/people-who-take-over';
import { PreviewStepHandler, type StepPreview } from '../read/preview-step.handler';
import { type HandOverSection, ReadPageHandler } from '../read/read-page.handler';
import { type HandOverView, ViewHandOverHandler } from '../read/view-hand-over.handler';
import { HandOverBoxQuery, ScopeDto } from './hand-over.dto';
import { HandOverEntrance } from './hand-over-entrance';

const PAGE_LIMIT = 50;

/** What is read of hand-overs. */
@Injectable()
export class HandOverReads {
  constructor(
    @Inject(HandOverHeads) readonly heads: HandOverHeads,
    @Inject(ViewHandOverHandler) readonly view: ViewHandOverHandler,
    @Inject(ReadPageHandler) readonly page: ReadPageHandler,
    @Inject(PreviewStepHandler) readonly preview: PreviewStepHandler,
    @Inject(PeopleWhoTakeOver) readonly people: PeopleWhoTakeOver,
  ) {}
}

/** Hand-overs to duty bearers, read from either side. */
@ApiTags('hand-overs')
@Controller('hand-overs')
export class HandOversController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(HandOverEntrance) private readonly entrance: HandOverEntrance,
    @Inject(HandOverReads) private readonly reads: HandOverReads,
  ) {}

  /** `outgoing`: what one hands over; `incoming`: what was opened to one's organisation; `ended`. No names of children, no ciphertext. */
  @Get()
  @Requires('read', 'HandOver')
  list(@CurrentPrincipal() principal: Principal, @Query() { box, cursor, limit }: HandOverBoxQuery): Promise<HandOverPage> {
    return this.uow.run(principal, () => this.reads.heads.box(principal, box, cursor ?? null, limit ?? PAGE_LIMIT));
  }

  /** One path with its talk, signatures and pages. Logged as `opened` where its content is open to the caller. */
  @Get(':id')
  @Requires('read', 'HandOver')
  one(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string): Promise<HandOverView> {
    return this.entrance.opened(principal, id, () => this.reads.view.execute(principal, id));
  }

  /** One page of what is handed over, as the duty bearer reads it. Logged as `opened` with its section. */
  @Get(':id/sections/:section')
  @Requires('read', 'HandOver')
  async section(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Param('section') section: string): Promise<HandOverSection> {
    const { section: known } = await this.uow.run(principal, () => this.reads.page.permitted(principal, id, section));
    return this.entrance.opened(principal, id, () => this.reads.page.execute(principal, id, known), known);
  }

  /** The caseworkers and supervisors of the duty bearer, for whoever signs. */
  @Get(':id/people')
  @Requires('accept', 'HandOver')
  async people(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string): Promise<{ items: readonly TakeOverPerson[] }> {
    return { items: await this.uow.run(principal, () => this.reads.people.of(principal, id)) };
  }

  /** What the duty bearer would read of these sections, what stays and why, and what the step still lacks. Stores nothing. */
  @Post(':id/preview')
  @HttpCode(200)
  @Requires('propose', 'HandOver')
  preview(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() { sections }: ScopeDto): Promise<StepPreview> {
    return this.entrance.opened(principal, id, () => this.reads.preview.execute(principal, id, sections));
  }
}
