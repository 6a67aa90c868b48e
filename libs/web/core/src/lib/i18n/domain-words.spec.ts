/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CASE_STATUSES, PLACES, REFERRAL_STATES, SECTIONS, TASK_KINDS, codesOf } from '@tact/domain';
import { BUILT_IN_ROLES } from '@tact/permissions';
import { COMMANDS, ENTITIES } from '@tact/sync-protocol';

const APP = join(dirname(fileURLToPath(import.meta.url)), '../../../../../../apps/web/public/i18n/en/app.json');
const words = JSON.parse(readFileSync(APP, 'utf8')) as Record<string, Record<string, unknown>>;

describe('codes of the domain that the client names itself', () => {
  it.each<[string, readonly string[]]>([
    ['stage', PLACES],
    ['status', CASE_STATUSES],
    ['victimStatus', codesOf('person_status')],
    ['risk', codesOf('risk_level')],
    ['urgency', codesOf('risk_level')],
    ['section', SECTIONS],
    ['referralState', REFERRAL_STATES],
    ['task', TASK_KINDS],
    ['role', BUILT_IN_ROLES.map((role) => role.key)],
    ['operation', ENTITIES.filter((entity) => entity !== 'referral')],
  ])('%s', (group, codes) => {
    expect(codes.filter((code) => !(code in (words[group] ?? {})))).toEqual([]);
  });

  it('names every command a person may find in the tray', () => {
    const named = words['operation'] as Record<string, Record<string, string>>;
    const commands = ENTITIES.flatMap((entity) => COMMANDS[entity].map((command) => `${entity}.${command}`));
    expect(commands.filter((path) => !named[path.split('.')[0] ?? '']?.[path.split('.')[1] ?? ''])).toEqual([]);
  });
});
