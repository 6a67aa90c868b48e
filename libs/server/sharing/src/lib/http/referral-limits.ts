import { SECTIONS, codesOf } from '@tact/domain';

/** Values the routes accept, from the lists of libs/domain. */
export const RECORD_SECTIONS = SECTIONS;
export const RISK_LEVELS_ALLOWED = codesOf('risk_level').filter((level) => level !== 'none');
export const PAGE_LIMIT = 50;
