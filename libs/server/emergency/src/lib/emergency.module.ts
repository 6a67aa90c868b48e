import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { EmergencyController } from './access/emergency.controller';
import { EmergencyRows } from './access/emergency-rows';
import { FreshCode } from './access/fresh-code';
import { OpenEmergencyHandler } from './access/open-emergency.handler';
import { ReviewEmergencyHandler } from './access/review-emergency.handler';

/** Break-glass and blocked persons. */
@Module({
  imports: [CasesModule],
  controllers: [EmergencyController],
  providers: [EmergencyRows, FreshCode, OpenEmergencyHandler, ReviewEmergencyHandler],
})
export class EmergencyModule {}
