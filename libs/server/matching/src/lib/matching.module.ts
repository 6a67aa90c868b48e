import { Module } from '@nestjs/common';
import { CompareNames } from './compare-names';
import { MatchJob } from './match-job';
import { MatchesController } from './matches.controller';
import { MatchesHandler } from './matches.handler';

/** Matching beyond the actor's sight. */
@Module({ controllers: [MatchesController], providers: [CompareNames, MatchJob, MatchesHandler], exports: [MatchJob] })
export class MatchingModule {}
