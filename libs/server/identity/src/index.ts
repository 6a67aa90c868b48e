export { readDemoAccounts } from './lib/demo/demo-account-file';
export type { DemoAccount } from './lib/demo/demo-account-file';
export { IdentityModule } from './lib/identity.module';
export { PasswordHasher } from './lib/passwords/password-hasher';
export { passwordRefusal } from './lib/passwords/password-rules';
export type { PasswordRefusal } from './lib/passwords/password-rules';
export { sealTotpSecret } from './lib/second-factor/second-factors';
export { newTotpSecret, usableCode } from './lib/second-factor/totp';
