/** One condition of the code, what stands in its place without it, and the test that must notice. */
export interface CodeRemoval {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly by: string;
  readonly project: 'unit' | 'medium';
  readonly spec: string;
  /** The name of the test, as a pattern. */
  readonly test: string;
}

const permissions = 'libs/permissions/src/lib';
const cases = 'libs/server/cases/src/lib';
const sharing = 'libs/server/sharing/src/lib';
const domain = 'libs/domain/src/lib';

const file = { project: 'medium', spec: 'e2e/access/api/layers', test: 'row-level security off.*hold for GET /api/v1/cases/{id}$' } as const;
const referral = { project: 'medium', spec: 'e2e/access/api/layers', test: 'row-level security off.*hold for GET /api/v1/referrals' } as const;
const canaries = { project: 'medium', spec: 'e2e/leaks/canary', test: 'stand in no decoded row' } as const;
const unit = (spec: string): Pick<CodeRemoval, 'project' | 'spec' | 'test'> => ({ project: 'unit', spec, test: '.' });

/** Section filters, expiry checks and blocks of the abilities, the list predicates, the handlers and the rules. */
export const CODE_REMOVALS: readonly CodeRemoval[] = [
  { name: 'ability: a grant is read for its sections', file: `${permissions}/conditions/case-conditions.ts`, find: 'granteeId: { $in: [...grantees] }, sections: { $in: [section] } }', by: 'granteeId: { $in: [...grantees] } }', ...file },
  { name: 'ability: a right is bound to its grantees', file: `${permissions}/conditions/case-conditions.ts`, find: 'granteeId: { $in: [...grantees] }, sections', by: 'sections', ...unit('libs/permissions') },
  { name: 'ability: never shared kinds', file: `${permissions}/conditions/case-conditions.ts`, find: 'section, shareable: true,', by: 'section,', ...unit('libs/permissions') },
  { name: 'ability: grants end', file: `${permissions}/subjects.ts`, find: '(!validTo || at < Date.parse(validTo))', by: 'true', ...unit('libs/permissions') },
  { name: 'ability: grants begin', file: `${permissions}/subjects.ts`, find: '(!validFrom || Date.parse(validFrom) <= at)', by: 'true', ...unit('libs/permissions') },
  { name: 'ability: blocks outweigh', file: `${permissions}/ability.ts`, find: 'conditions: { blocked: true },', by: 'conditions: { blocked: 7 as never },', ...unit('libs/permissions') },
  { name: 'guard: the right is asked for', file: 'libs/server/platform/src/lib/access/access.guard.ts', find: '|| !ability.can(required.action, required.subject)', by: '', project: 'medium', spec: 'e2e/access/api/matrix.medium', test: 'POST /api/v1/oversight' },
  { name: 'list: section filter', file: `${cases}/access/case-sight.query.ts`, find: "and '${section}' = any(${g}.sections)", by: '', project: 'medium', spec: 'e2e/access/list-query', test: 'predicate' },
  { name: 'list: expiry check', file: `${cases}/access/case-sight.query.ts`, find: 'and (${g}.valid_to is null or ${g}.valid_to > (select tact.access_now()))', by: '', project: 'medium', spec: 'e2e/access/list-query', test: 'predicate' },
  { name: 'list: beginning check', file: `${cases}/access/case-sight.query.ts`, find: 'and ${g}.valid_from <= (select tact.access_now())', by: '', project: 'medium', spec: 'e2e/access/list-query', test: 'predicate' },
  { name: 'list: blocks', file: `${cases}/access/case-sight.query.ts`, find: 'return `not exists (select 1 from tact.case_block b', by: 'return `true or not exists (select 1 from tact.case_block b', project: 'medium', spec: 'e2e/access/list-query', test: 'predicate' },
  { name: 'seen case: the summary is needed', file: `${cases}/access/seen-case.ts`, find: "if (!sight.sections.includes('summary')) return null;", by: '', ...file },
  { name: 'referral: expiry of its content', file: `${sharing}/referrals/view-referral.handler.ts`, find: '&& row.expires_at > row.now', by: '', ...referral },
  { name: 'referral: what is the sender\'s own', file: `${sharing}/referrals/view-referral.handler.ts`, find: "if (entry.kind === 'return_comment' || entry.kind === 'snapshot') return false;", by: '', ...referral },
  { name: 'shared section: within the scope, while it lasts', file: `${sharing}/referrals/read-shared-section.handler.ts`, find: '|| !visibleSections(access, row.sections).includes(section)', by: '', ...referral },
  { name: 'sealing: texts of the case, also beside the row', file: `${cases}/case/case-texts.ts`, find: 'for (const [field, value] of Object.entries(texts)', by: 'await this.uow.because(JSON.stringify(texts)); for (const [field, value] of Object.entries(texts)', ...canaries },
  { name: 'sealing: what a referral says, also beside the row', file: `${sharing}/store/entry.repository.ts`, find: 'await this.uow.query(INSERT, await this.values(referral, entry));', by: 'await this.uow.because(JSON.stringify(entry.content ?? null)); await this.uow.query(INSERT, await this.values(referral, entry));', ...canaries },
  { name: 'sealing: the name of a register', file: 'libs/server/imports/src/lib/storage/import-store.ts', find: "return this.seal.mac('import_register', `${organisationId}|${name}`).toString('hex')", by: 'return organisationId && name', ...canaries },
  { name: 'rule: access ends at the expiry', file: `${domain}/sharing/referral-access.ts`, find: "if (!(Date.parse(now) < Date.parse(expiresAt))) return 'none';", by: '', ...unit('libs/domain/src/lib/sharing') },
  { name: 'rule: sections of the scope only', file: `${domain}/sharing/referral-access.ts`, find: "access === 'scope' ? sections : []", by: 'sections', ...unit('libs/domain/src/lib/sharing') },
  { name: 'rule: never shared kinds', file: `${domain}/sharing/shared-view.ts`, find: '&& kindRule(kind).neverShared !== true', by: '', ...unit('libs/domain/src/lib/sharing') },
  { name: 'rule: shared records by section', file: `${domain}/sharing/shared-view.ts`, find: 'visible.includes(section) && ', by: '', ...unit('libs/domain/src/lib/sharing') },
];
