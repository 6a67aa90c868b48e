export * from './closed-case';
export * from './closure-form';
export * from './nrm-decision';
