export * from './calendar';
export * from './clock-rule';
export * from './due-at';
export * from './duration';
export * from './escalation';
export * from './task-kinds';
export * from './tasks-for';
export * from './zone';
