import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { NameCandidates } from './name-candidates';
import { SearchCasesHandler } from './search-cases.handler';
import { SearchController } from './search.controller';

/** Name search over the blind index. */
@Module({ imports: [CasesModule], controllers: [SearchController], providers: [NameCandidates, SearchCasesHandler], exports: [NameCandidates, SearchCasesHandler] })
export class SearchModule {}
