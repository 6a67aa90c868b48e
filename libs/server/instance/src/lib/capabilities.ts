import type { Type } from '@nestjs/common';
import { ApprovalsModule } from '@tact/server/approvals';
import { SealingModule } from '@tact/server/audit';
import { BoardModule } from '@tact/server/board';
import { CasesModule } from '@tact/server/cases';
import { ExportsModule } from '@tact/server/exports';
import { ConsentsModule } from '@tact/server/consents';
import { EmergencyModule } from '@tact/server/emergency';
import { HandOverModule } from '@tact/server/hand-over';
import { IdentityModule } from '@tact/server/identity';
import { ImportsModule } from '@tact/server/imports';
import { MatchingModule } from '@tact/server/matching';
import { OrganisationsModule } from '@tact/server/organisations';
import { OversightModule } from '@tact/server/oversight';
import { ReturnsModule } from '@tact/server/returns';
import { ReintegrationModule } from '@tact/server/reintegration';
import { RetentionModule } from '@tact/server/retention';
import { SearchModule } from '@tact/server/search';
import { SharingModule } from '@tact/server/sharing';
import { SyncModule } from '@tact/server/sync';
import { TasksModule } from '@tact/server/tasks';
import { TransferModule } from '@tact/server/transfer';

/** The capability modules of the server, in the order they start. */
export const capabilities: Type[] = [IdentityModule, OrganisationsModule, CasesModule, TasksModule, BoardModule, SearchModule, SyncModule, ConsentsModule, SharingModule, HandOverModule, EmergencyModule, MatchingModule, TransferModule, ApprovalsModule, ReintegrationModule, ReturnsModule, ImportsModule, ExportsModule, OversightModule, SealingModule, RetentionModule];
