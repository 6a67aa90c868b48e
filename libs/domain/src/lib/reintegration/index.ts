export * from './child-module';
export * from './child-score';
export * from './danger-return';
export * from './follow-up-settings';
export * from './visit-schedule';
