export { type Anchor, AnchorFile, type ErasureAnchor, type ReadAnchor, type RestoreAnchor, type SealAnchor } from './lib/seals/anchors';
export { Sealer, lastSealIn } from './lib/seals/sealer';
export { SealingModule } from './lib/seals/sealing.module';
export { verifyAudit } from './lib/verify-audit';
export type { AuditProblem, AuditVerdict } from './lib/verify-audit';
