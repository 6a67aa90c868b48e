export { readRegister } from './lib/register/read-register';
export type { Register, RegisterInfo, RegisterRow } from './lib/register/register-row';
export { mapRow } from './lib/mapping/map-row';
export type { CandidateRecord, CaseCandidate, MappedRow } from './lib/mapping/case-candidate';
export { rejections, remarks, type RowProblem } from './lib/mapping/problem';
export { WorkbookRefused, workbookRefusals, type WorkbookRefusal } from './lib/workbook/workbook-refused';
export { defaultLimits, type WorkbookLimits } from './lib/workbook/workbook-limits';
