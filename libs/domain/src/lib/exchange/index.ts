export * from './export-rules';
export * from './htcds-columns';
export * from './portable-case';
export * from './portable-check';
export * from './register-changes';
export * from './spreadsheet-text';
