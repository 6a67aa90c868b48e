export * from './approval';
export * from './approval-facts';
export * from './asks-again';
export * from './propose-approval';
export * from './subject-checks';
export * from './subject-pages';
export * from './subjects';
export * from './eligible-approvers';
