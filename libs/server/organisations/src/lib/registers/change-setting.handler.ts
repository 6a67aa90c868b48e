import { Inject, Injectable } from '@nestjs/common';
import { settingProblem } from '@tact/domain';
import type { Actor } from '@tact/server/persistence';
import { BadRequest } from '@tact/server/platform';
import { AdminRows } from '../admin/admin-rows';
import type { SettingDto } from './code.dto';
import { SETTINGS } from './registers';
import { shapeDifference } from './same-shape';

/** Changes a setting to a value of the same shape; 400 names where it differs, for rules read settings without asking. */
@Injectable()
export class ChangeSettingHandler {
  constructor(@Inject(AdminRows) private readonly rows: AdminRows) {}

  handle(actor: Actor, key: string, version: number, value: unknown): Promise<SettingDto> {
    return this.rows.uow.run(actor, async () => {
      const present = await this.rows.one<SettingDto>(SETTINGS, [], key);
      const difference = shapeDifference(present.value, value) ?? settingProblem(key, value);
      if (difference !== null) throw new BadRequest([{ path: difference, code: 'invalid_setting' }]);
      const wrapped = Array.isArray(value) || typeof value !== 'object' ? JSON.stringify(value) : value;
      return this.rows.patch<SettingDto>(actor, SETTINGS, [], key, version, { value: wrapped, updatedBy: actor.userId, updatedAt: new Date().toISOString() });
    });
  }
}
