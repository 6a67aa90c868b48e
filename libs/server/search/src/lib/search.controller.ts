import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { type Candidate, SearchCasesHandler } from './search-cases.handler';

export class SearchCasesDto {
  /** A name in any script and spelling, or a case code. */
  @IsString() @MinLength(1) @MaxLength(600) query!: string;
  @IsOptional() @IsInt() @Min(1) @Max(50) limit?: number;
}

/** Search is a POST: what is searched for never stands in an address. */
@ApiTags('cases')
@Controller('cases')
export class SearchController {
  constructor(@Inject(SearchCasesHandler) private readonly search: SearchCasesHandler) {}

  /** Candidates among the cases the caller may see, likeliest first; logs `matched`. */
  @Post('search') @HttpCode(200) @Requires('search', 'Case')
  find(@CurrentPrincipal() principal: Principal, @Body() body: SearchCasesDto): Promise<{ candidates: Candidate[] }> {
    return this.search.execute(principal, body.query, body.limit);
  }
}
