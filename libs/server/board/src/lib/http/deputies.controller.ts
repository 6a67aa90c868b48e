import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe, Once } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, NotFound, type Principal, Requires } from '@tact/server/platform';
import { DeputiesHandler } from '../deputies/deputies.handler';
import type { DeputyDesk, DeputyView } from '../deputies/deputy-view';
import { EndDeputyDto, NewDeputyDto } from './board.dto';

/** Who stands in for a supervisor, from when until when. */
@ApiTags('board')
@Controller('board/deputies')
export class DeputiesController {
  constructor(
    @Inject(Once) private readonly once: Once,
    @Inject(DeputiesHandler) private readonly deputies: DeputiesHandler,
  ) {}

  /** Deputies of the caller's teams, and what is needed to name one. */
  @Get() @Requires('assign', 'Case')
  list(@CurrentPrincipal() principal: Principal): Promise<DeputyDesk> {
    return this.deputies.desk(principal);
  }

  /** Names a deputy for a team one supervises: another approving person of the organisation, for three months at most. 400 naming the field. */
  @Post() @Requires('assign', 'Case')
  name(@CurrentPrincipal() principal: Principal, @IdempotencyKey() key: string | undefined, @Body() body: NewDeputyDto): Promise<DeputyView> {
    return this.once.run(principal, {
      route: 'POST /board/deputies', key, body, caseId: null, again: (id) => this.shown(principal, id),
      first: async () => {
        const value = await this.deputies.name(principal, body);
        return { value, resource: value.id, version: value.version };
      },
    });
  }

  /** Ends it now. 404, 409 `version_conflict`, 422 `over`. */
  @Post(':id/end') @HttpCode(200) @Requires('assign', 'Case')
  end(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: EndDeputyDto): Promise<DeputyView> {
    return this.once.run(principal, {
      route: `POST /board/deputies/${id}/end`, key, body, caseId: null, again: () => this.shown(principal, id),
      first: async () => {
        const value = await this.deputies.end(principal, id, body.version);
        return { value, resource: id, version: value.version };
      },
    });
  }

  private async shown(principal: Principal, id: string): Promise<DeputyView> {
    const known = await this.deputies.one(principal, id);
    if (!known) throw new NotFound();
    return known;
  }
}
