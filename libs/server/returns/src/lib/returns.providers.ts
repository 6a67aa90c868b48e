import type { Provider } from '@nestjs/common';
import { ReturnFinder } from './access/return-finder';
import { ReturnGround } from './access/return-ground';
import { CaseHooks } from './case-hooks';
import { ReturnProgress } from './clock/return-progress';
import { AttestStepHandler } from './commands/attest-step.handler';
import { ChangeReturnHandler } from './commands/change-return.handler';
import { ConsiderReturnHandler } from './commands/consider-return.handler';
import { CountersignStepHandler } from './commands/countersign-step.handler';
import { MissingChildHandler } from './commands/missing-child.handler';
import { MoveReturnHandler } from './commands/move-return.handler';
import { NamePartnerHandler } from './commands/name-partner.handler';
import { OverrideStepHandler } from './commands/override-step.handler';
import { AppointWorkerHandler, EndPartnerHandler } from './commands/partner-people.handler';
import { ReopenStepHandler } from './commands/reopen-step.handler';
import { PartnerCommands, ProcessCommands, ReturnCommandSet, StepCommands } from './commands/return-commands';
import { StopReturnHandler } from './commands/stop-return.handler';
import { ReturnDesk } from './http/return-desk';
import { ReturnOperations } from './return-operations';
import { ReturnStory } from './return-story';
import { CaseCountry } from './store/case-country';
import { ChildBirth } from './store/child-birth';
import { EvidenceBook } from './store/evidence-book';
import { PartnerConsent } from './store/partner-consent';
import { ReturnRepository } from './store/return.repository';
import { PartnerPeople } from './view/partner-people';
import { ReturnList } from './view/return-list';
import { ReturnViewer } from './view/return-view';
import { ReturnViewing } from './view/return-viewing';

/** Everything of this capability that is injected. */
export const RETURN_PROVIDERS: Provider[] = [
  ReturnFinder, ReturnGround, CaseHooks, ReturnProgress, AttestStepHandler, ChangeReturnHandler, ConsiderReturnHandler, CountersignStepHandler, MissingChildHandler,
  MoveReturnHandler, NamePartnerHandler, OverrideStepHandler, AppointWorkerHandler, EndPartnerHandler, ReopenStepHandler, PartnerCommands, ProcessCommands, ReturnCommandSet, StepCommands,
  StopReturnHandler, ReturnDesk, ReturnOperations, ReturnStory, CaseCountry, ChildBirth, EvidenceBook, PartnerConsent, ReturnRepository, PartnerPeople, ReturnList, ReturnViewer, ReturnViewing,
];
