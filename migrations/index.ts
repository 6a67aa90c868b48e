import { Roles0001 } from './0001-roles';
import { Organisations0002 } from './0002-organisations';
import { Actor0003 } from './0003-actor';
import { Audit0004 } from './0004-audit';
import { Cases0005 } from './0005-cases';
import { CaseAccess0006 } from './0006-case-access';
import { Sharing0007 } from './0007-sharing';
import { GrantsFollowMembership0008 } from './0008-grants-follow-membership';
import { Imports0020 } from './0020-imports';
import { SignIn0201 } from './0201-sign-in';
import { Sessions0202 } from './0202-sessions';
import { Invitations0203 } from './0203-invitations';
import { AdminGuards0204 } from './0204-admin-guards';
import { Oversight0205 } from './0205-oversight';
import { CaseRecords0301 } from './0301-case-records';
import { NameSearch0302 } from './0302-name-search';
import { CaseloadPolicy0303 } from './0303-caseload-policy';
import { SharingGuards0401 } from './0401-sharing-guards';
import { OpenQuestions0402 } from './0402-open-questions';

/** All migrations in order; every one has a tested `down`. */
export const migrations = [Roles0001, Organisations0002, Actor0003, Audit0004, Cases0005, CaseAccess0006, Sharing0007, GrantsFollowMembership0008, Imports0020, SignIn0201, Sessions0202, Invitations0203, AdminGuards0204, Oversight0205, CaseRecords0301, NameSearch0302, CaseloadPolicy0303, SharingGuards0401, OpenQuestions0402];
