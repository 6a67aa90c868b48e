import { Module } from '@nestjs/common';
import { ReferenceController } from './reference/reference.controller';
import { ReferenceQuery } from './reference/reference.query';

/** Reference data and the administration of organisations, people, roles, settings and codes. */
@Module({
  controllers: [ReferenceController],
  providers: [ReferenceQuery],
})
export class OrganisationsModule {}
