export * from './alerts';
export * from './case-code';
export type { FieldRule, FieldType, KindRule } from './kinds/field-types';
export * from './partial-date-text';
export * from './record-kinds';
export * from './sections';
export * from './validate-field';
export * from './validate-record';
export * from './victim-status';
