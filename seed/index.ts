export { addColleagues } from './demo/colleagues';
export { readGround } from './demo/ground';
export { loadAudited, type LoadTools } from './demo/load';
export { loadBulk } from './demo/load-bulk';
export { makeCase } from './demo/make-case';
export type { SeedCase, SeedGround } from './demo/plan';
export { readProfiles } from './demo/profiles';
export { Random } from './demo/random';
export { type Ask, makeReferrals, type ReferralPeople } from './demo/referrals';
