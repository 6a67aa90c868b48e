import type { Type } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { IdentityModule } from '@tact/server/identity';
import { OrganisationsModule } from '@tact/server/organisations';
import { SharingModule } from '@tact/server/sharing';
import { TasksModule } from '@tact/server/tasks';

/** The capability modules of the server, in the order they start. */
export const capabilities: Type[] = [IdentityModule, OrganisationsModule, CasesModule, TasksModule, SharingModule];
