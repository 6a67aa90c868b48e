export * from './default-clocks';
export * from './default-holidays';
export * from './default-settings';
export * from './setting-problem';
