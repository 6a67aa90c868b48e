import { Module } from '@nestjs/common';
import { AdminRows } from './admin/admin-rows';
import { ApplyChange } from './changes/apply-change';
import { ChangeRows } from './changes/change-rows';
import { ChangesController } from './changes/changes.controller';
import { DecideChangeHandler } from './changes/decide-change.handler';
import { NotifyChange } from './changes/notify-change';
import { ProposeChangeHandler } from './changes/propose-change.handler';
import { LeavingHandler } from './people/leaving.handler';
import { MembershipHandler } from './people/membership.handler';
import { MembershipsController } from './people/memberships.controller';
import { RoleHandler } from './people/role.handler';
import { RolesController } from './people/roles.controller';
import { UserHandler } from './people/user.handler';
import { UsersController } from './people/users.controller';
import { ReferenceController } from './reference/reference.controller';
import { ReferenceQuery } from './reference/reference.query';
import { ChangeSettingHandler } from './registers/change-setting.handler';
import { RegisterHistory } from './registers/register-history';
import { CodesController } from './registers/codes.controller';
import { OrganisationsController } from './registers/organisations.controller';

/** Reference data and the administration of organisations, people, roles, settings and codes. */
@Module({
  controllers: [ReferenceController, OrganisationsController, CodesController, UsersController, MembershipsController, RolesController, ChangesController],
  providers: [
    ReferenceQuery, AdminRows, ChangeSettingHandler, RegisterHistory, UserHandler, MembershipHandler, LeavingHandler, RoleHandler, ChangeRows, ProposeChangeHandler, DecideChangeHandler, ApplyChange, NotifyChange,
  ],
})
export class OrganisationsModule {}
