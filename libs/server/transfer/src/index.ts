export { TransferModule } from './lib/transfer.module';
