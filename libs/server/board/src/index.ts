export { BoardModule } from './lib/board.module';
export { ReassignCasesHandler } from './lib/reassign/reassign-cases.handler';
