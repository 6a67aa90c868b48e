import type { Provider } from '@nestjs/common';
import { ApprovalQueue } from './approvals/approval-queue';
import { ApprovalSubjects } from './approvals/approval-subjects';
import { ApprovalSnapshot } from './approvals/approval-snapshot';
import { ApprovalRepository } from './approvals/approval.repository';
import { ProposedView } from './approvals/proposed-view';
import { ReadApprovalHandler } from './approvals/read-approval.handler';
import { ReturnTask } from './approvals/return-task';
import { SendApproved } from './approvals/send-approved';
import { CaseHooks } from './case-hooks';
import { EscalateSilence } from './clock/escalate-silence';
import { ExpireReferrals } from './clock/expire-referrals';
import { ReferralClock } from './clock/referral-clock';
import { AcceptReferralHandler } from './commands/accept-referral.handler';
import { AcknowledgeReferralHandler } from './commands/acknowledge-referral.handler';
import { AcknowledgeSectionHandler } from './commands/acknowledge-section.handler';
import { AnswerQuestionHandler } from './commands/answer-question.handler';
import { ApproveReferralHandler } from './commands/approve-referral.handler';
import { AskQuestionHandler } from './commands/ask-question.handler';
import { CompleteReferralHandler } from './commands/complete-referral.handler';
import { DeclineReferralHandler } from './commands/decline-referral.handler';
import { EndWithoutConsent } from './commands/end-without-consent';
import { GiveFeedbackHandler } from './commands/give-feedback.handler';
import { PreviewReferralHandler } from './commands/preview-referral.handler';
import { ProposeReferralHandler } from './commands/propose-referral.handler';
import { SenderCommands, ReceiverCommands } from './commands/referral-commands';
import { ResubmitReferralHandler } from './commands/resubmit-referral.handler';
import { ReturnReferralHandler } from './commands/return-referral.handler';
import { RevokeReferralHandler } from './commands/revoke-referral.handler';
import { SaveChange } from './commands/save-change';
import { StartServiceHandler } from './commands/start-service.handler';
import { SubmitProposal } from './commands/submit-proposal';
import { TalkCommands } from './commands/talk-commands';
import { CaseGrants } from './content/case-grants';
import { CaseReader } from './content/case-reader';
import { PreviewMaker } from './content/preview';
import { ProposalCheck } from './content/proposal-check';
import { RequestReader } from './content/request-reader';
import { Entrance } from './http/entrance';
import { ReferralOperations } from './referral-operations';
import { CaseSharing } from './referrals/case-sharing';
import { Notifier } from './referrals/notifier';
import { ReadSharedSectionHandler } from './referrals/read-shared-section.handler';
import { ReferralFinder } from './referrals/referral-finder';
import { ReferralHeads } from './referrals/referral-heads';
import { ViewReferralHandler } from './referrals/view-referral.handler';
import { EntryRepository } from './store/entry.repository';
import { ReferralRepository } from './store/referral.repository';

/** Everything of this capability that is injected. */
export const SHARING_PROVIDERS: Provider[] = [
  ApprovalQueue, ApprovalSubjects, ApprovalSnapshot, ApprovalRepository, ProposedView, ReadApprovalHandler, ReturnTask, SendApproved, CaseHooks,
  EscalateSilence, ExpireReferrals, ReferralClock, AcceptReferralHandler, AcknowledgeReferralHandler, AcknowledgeSectionHandler,
  AnswerQuestionHandler, ApproveReferralHandler, AskQuestionHandler, CompleteReferralHandler, DeclineReferralHandler, EndWithoutConsent,
  GiveFeedbackHandler, PreviewReferralHandler, ProposeReferralHandler, SenderCommands, ReceiverCommands, ResubmitReferralHandler,
  ReturnReferralHandler, RevokeReferralHandler, SaveChange, StartServiceHandler, SubmitProposal, TalkCommands, CaseGrants, CaseReader,
  PreviewMaker, ProposalCheck, RequestReader, Entrance, ReferralOperations, CaseSharing, Notifier, ReadSharedSectionHandler,
  ReferralFinder, ReferralHeads, ViewReferralHandler, EntryRepository, ReferralRepository,
];
