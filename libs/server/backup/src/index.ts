export { BackupRefused } from './lib/backup-refused';
export { makeIdentity, readIdentity, readRecipient, type Recipient, recipientOf } from './lib/identity';
export { checkBackup } from './lib/read-backup';
export { restoreBackup, type RestoreDone, type RestorePlan } from './lib/restore-backup';
export { type BackupDone, type BackupPlan, writeBackup } from './lib/write-backup';
