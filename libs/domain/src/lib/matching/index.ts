export * from './case-match';
