import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { ReferenceDto } from './reference.dto';
import { ReferenceQuery } from './reference.query';

/** Reference data for every signed-in person. */
@ApiTags('reference')
@Controller('reference')
export class ReferenceController {
  constructor(@Inject(ReferenceQuery) private readonly reference: ReferenceQuery) {}

  /** Areas, code lists, settings, programmes, the directory of organisations, own teams and colleagues. */
  @Get() @Requires('read', 'Code') @ApiOkResponse({ type: ReferenceDto })
  read(@CurrentPrincipal() principal: Principal): Promise<ReferenceDto> {
    return this.reference.read(principal);
  }
}
