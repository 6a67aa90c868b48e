export * from './export-rules';
export * from './portable-case';
export * from './portable-check';
export * from './spreadsheet-text';
