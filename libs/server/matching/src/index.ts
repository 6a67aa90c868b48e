export { MatchJob } from './lib/match-job';
export { MatchingModule } from './lib/matching.module';
