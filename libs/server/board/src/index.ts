export { BoardModule } from './lib/board.module';
export { ProgrammeApprovers } from './lib/deputies/programme-approvers';
export { ReassignCasesHandler } from './lib/reassign/reassign-cases.handler';
