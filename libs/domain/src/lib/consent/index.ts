export * from './band-birthdays';
export * from './consent';
export * from './consent-covers';
export * from './consent-lifetime';
export * from './consent-matrix';
export * from './override';
