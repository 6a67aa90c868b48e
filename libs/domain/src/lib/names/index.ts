export { displaySafeName } from './clean-name';
export { deletions } from './deletions';
export { foldName } from './fold-name';
export { FULL_PARTS, MAX_PARTS, MAX_TOKENS, allTokenStrings, fullNameTokenStrings, nameTokenStrings } from './name-tokens';
export type { PartTokens } from './name-tokens';
export { phoneticKeys } from './phonetic-keys';
export { nameRanker, rankName } from './rank-name';
