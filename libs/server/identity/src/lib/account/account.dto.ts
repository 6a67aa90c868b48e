import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';

const LANGUAGES = ['en', 'sq', 'el', 'ro'] as const;

export class PermissionDto {
  @ApiProperty() readonly action!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty({ required: false, type: [String] }) readonly sections?: readonly string[];
}

export class PrincipalMembershipDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty() readonly organisationName!: string;
  @ApiProperty({ enum: ['ngo', 'duty_bearer'] }) readonly organisationKind!: 'ngo' | 'duty_bearer';
  @ApiProperty({ type: String, nullable: true }) readonly category!: string | null;
  @ApiProperty() readonly country!: string;
  @ApiProperty({ type: String, nullable: true }) readonly teamId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly programmeId!: string | null;
  @ApiProperty() readonly roleKey!: string;
  @ApiProperty({ enum: ['own', 'team', 'organisation', 'received', 'none'] }) readonly caseScope!: 'own' | 'team' | 'organisation' | 'received' | 'none';
  @ApiProperty({ type: [String] }) readonly granteeIds!: readonly string[];
  @ApiProperty({ type: [PermissionDto] }) readonly permissions!: readonly PermissionDto[];
}

/** Who is signed in (contract section 2). */
export class PrincipalDto {
  @ApiProperty() readonly userId!: string;
  @ApiProperty() readonly sessionId!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: [String] }) readonly granteeIds!: readonly string[];
  @ApiProperty({ type: [String] }) readonly organisationIds!: readonly string[];
  @ApiProperty({ type: [PrincipalMembershipDto] }) readonly memberships!: readonly PrincipalMembershipDto[];
}

export class ChangeAccountDto {
  @ApiProperty({ enum: LANGUAGES }) @IsIn(LANGUAGES)
  readonly language!: (typeof LANGUAGES)[number];
}

export class ChangePasswordDto {
  @ApiProperty() @IsString() @Length(1, 128)
  readonly currentPassword!: string;

  @ApiProperty({ minLength: 12, maxLength: 128 }) @IsString() @Length(1, 200)
  readonly newPassword!: string;
}

export class IdParam {
  @ApiProperty() @IsUUID()
  readonly id!: string;
}

export class OwnSessionDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ type: String, nullable: true }) readonly deviceId!: string | null;
  @ApiProperty() readonly device!: string;
  @ApiProperty() readonly createdAt!: string;
  @ApiProperty() readonly lastSeenAt!: string;
  @ApiProperty() readonly current!: boolean;
}

export class OwnDeviceDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly label!: string;
  @ApiProperty() readonly createdAt!: string;
  @ApiProperty() readonly lastSeenAt!: string;
}

export class NotificationDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ description: 'What it is about: change, referral, task ...' }) readonly kind!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The id of it' }) readonly resource!: string | null;
  @ApiProperty() readonly at!: string;
  @ApiProperty({ type: String, nullable: true }) readonly readAt!: string | null;
}
