export * from './code-lists';
export { isCountryCode } from './countries';
