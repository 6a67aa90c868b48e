export { displaySafeName, hasText } from './clean-name';
export { deletions } from './deletions';
export { foldName } from './fold-name';
export { FULL_PARTS, MAX_PARTS, MAX_TOKENS, allTokenStrings, fullNameTokenStrings, nameTokenStrings, searchTokenStrings } from './name-tokens';
export type { PartTokens, SearchTokens } from './name-tokens';
export { phoneticKeys } from './phonetic-keys';
export { nameRanker, rankName } from './rank-name';
