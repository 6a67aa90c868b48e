export { verifyAudit } from './lib/verify-audit';
export type { AuditVerdict } from './lib/verify-audit';
