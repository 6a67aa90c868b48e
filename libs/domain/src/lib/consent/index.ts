export * from './consent';
export * from './consent-covers';
export * from './consent-lifetime';
export * from './consent-matrix';
