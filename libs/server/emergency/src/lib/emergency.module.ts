import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { EmergencyController } from './access/emergency.controller';
import { EmergencyRows } from './access/emergency-rows';
import { FreshCode } from './access/fresh-code';
import { OpenEmergencyHandler } from './access/open-emergency.handler';
import { ReviewEmergencyHandler } from './access/review-emergency.handler';
import { BlocksController } from './blocks/blocks.controller';
import { DenialGround } from './blocks/denial-ground';
import { DenialRows } from './blocks/denial-rows';
import { DenialsHandler } from './blocks/denials.handler';

/** Break-glass and blocked persons. */
@Module({
  imports: [CasesModule],
  controllers: [EmergencyController, BlocksController],
  providers: [EmergencyRows, FreshCode, OpenEmergencyHandler, ReviewEmergencyHandler, DenialGround, DenialRows, DenialsHandler],
})
export class EmergencyModule {}
