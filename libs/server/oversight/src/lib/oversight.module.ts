import { Module } from '@nestjs/common';
import { OversightController } from './oversight.controller';
import { OversightQuery } from './oversight.query';

/** The data protection officer's view of the read log and the audit trail. */
@Module({ controllers: [OversightController], providers: [OversightQuery] })
export class OversightModule {}
