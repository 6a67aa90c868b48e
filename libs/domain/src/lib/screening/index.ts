export * from './ilo';
export * from './ilo-indicators';
export * from './risk';
