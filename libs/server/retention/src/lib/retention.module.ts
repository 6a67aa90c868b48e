import { Module } from '@nestjs/common';
import { DecideErasureHandler } from './decide-erasure.handler';
import { DueCasesQuery } from './due-cases.query';
import { ErasureLedger } from './erasure-ledger';
import { ErasureRows } from './erasure-rows';
import { ProposeErasureHandler } from './propose-erasure.handler';
import { RetentionController } from './retention.controller';
import { StoredRetention } from './retention-settings';

/** Retention and erasure of closed cases. */
@Module({ controllers: [RetentionController], providers: [DueCasesQuery, ErasureRows, ProposeErasureHandler, DecideErasureHandler, ErasureLedger, StoredRetention], exports: [ErasureLedger] })
export class RetentionModule {}
