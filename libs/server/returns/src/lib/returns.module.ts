import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { ConsentsModule } from '@tact/server/consents';
import { OperationsModule } from '@tact/server/sync';
import { TasksModule } from '@tact/server/tasks';
import { ReturnPartnersController } from './http/return-partners.controller';
import { ReturnProcessController } from './http/return-process.controller';
import { ReturnStepsController } from './http/return-steps.controller';
import { ReturnsController } from './http/returns.controller';
import { RETURN_PROVIDERS } from './returns.providers';

/** Assisted return between two countries. */
@Module({
  imports: [CasesModule, ConsentsModule, TasksModule, OperationsModule],
  controllers: [ReturnsController, ReturnStepsController, ReturnProcessController, ReturnPartnersController],
  providers: RETURN_PROVIDERS,
})
export class ReturnsModule {}
