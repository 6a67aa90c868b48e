export { NameCandidates } from './lib/name-candidates';
export { type Candidate, SearchCasesHandler } from './lib/search-cases.handler';
export { SearchModule } from './lib/search.module';
