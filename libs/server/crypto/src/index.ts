export * from './lib/approval-hmac';
export * from './lib/body-hmac';
export * from './lib/case-cipher';
export * from './lib/case-cipher-factory';
export * from './lib/envelope';
export * from './lib/key-ring';
export * from './lib/name-index';
export * from './lib/server-seal';
