import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { TasksModule } from '@tact/server/tasks';
import { CaseCommands, CaseOperations } from './case-operations';
import { OperationsModule } from './operation-handlers';
import { ChangeReader } from './pull/change-reader';
import { PullHandler } from './pull/pull.handler';
import { PushHandler } from './push/push.handler';
import { Receipts } from './push/receipts';
import { RecordOperations } from './record-operations';
import { SyncController } from './sync.controller';

/** Push and pull. Other capabilities register their operations with `OperationHandlers` of `OperationsModule`. */
@Module({
  imports: [CasesModule, TasksModule, OperationsModule],
  controllers: [SyncController],
  providers: [CaseCommands, CaseOperations, RecordOperations, ChangeReader, PullHandler, PushHandler, Receipts],
  exports: [PushHandler, PullHandler],
})
export class SyncModule {}
