export { EndWithoutConsent } from './lib/commands/end-without-consent';
export { ReferralClock, type ClockRun } from './lib/clock/referral-clock';
export { ReferralHeads } from './lib/referrals/referral-heads';
export { ApprovalQueue } from './lib/approvals/approval-queue';
export { SharingModule } from './lib/sharing.module';
export { SHARING_PROVIDERS } from './lib/sharing.providers';
