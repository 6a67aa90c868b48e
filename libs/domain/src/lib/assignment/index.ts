export * from './bulk-reassign';
export * from './deputy';
