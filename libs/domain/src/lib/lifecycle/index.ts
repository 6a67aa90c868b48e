export * from './case-facts';
export * from './facts-from-file';
export * from './gates/gate';
export * from './move-table';
export * from './moves';
export * from './registration';
export * from './stages';
export * from './pending';
