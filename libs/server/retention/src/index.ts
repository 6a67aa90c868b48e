export { ErasureLedger } from './lib/erasure-ledger';
export { RetentionModule } from './lib/retention.module';
