import type { Type } from '@nestjs/common';
import { IdentityModule } from '@tact/server/identity';
import { OrganisationsModule } from '@tact/server/organisations';

/** The capability modules of the server, in the order they start. */
export const capabilities: Type[] = [IdentityModule, OrganisationsModule];
