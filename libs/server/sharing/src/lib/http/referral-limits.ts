import { SECTIONS, codesOf } from '@tact/domain';

/** Values the routes accept, from the lists of libs/domain. */
export const RECORD_SECTIONS = SECTIONS;
export const RISK_LEVELS_ALLOWED = codesOf('risk_level').filter((level) => level !== 'none');
export const PAGE_LIMIT = 50;
/** An instant with its offset, of years PostgreSQL and people know. */
export const INSTANT = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Any script, but neither NUL, which cannot be stored, nor half a surrogate pair. */
export const PLAIN_TEXT = /^[^\0\ud800-\udfff]*$/u;
