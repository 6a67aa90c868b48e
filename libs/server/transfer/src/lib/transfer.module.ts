import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { SharingModule } from '@tact/server/sharing';
import { AskTransferHandler } from './ask-transfer.handler';
import { StepTransferHandler } from './step-transfer.handler';
import { TransferReader } from './transfer-reader';
import { TransferReads } from './transfer-reads';
import { TransfersController } from './transfers.controller';

/** Transfers that another organisation asks for, within a programme. */
@Module({ imports: [CasesModule, SharingModule], controllers: [TransfersController], providers: [AskTransferHandler, StepTransferHandler, TransferReader, TransferReads] })
export class TransferModule {}
