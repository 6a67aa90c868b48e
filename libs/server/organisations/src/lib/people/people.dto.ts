import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACTIONS, CASE_SCOPES, SUBJECTS, type CaseScope } from '@tact/permissions';
import { SECTIONS } from '@tact/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { OrganisationPageDto } from '../admin/page.dto';

const LANGUAGES = ['en', 'sq', 'el', 'ro'] as const;

export class UsersPageDto extends OrganisationPageDto {
  @ApiPropertyOptional({ description: 'Part of the name or address' }) @IsOptional() @IsString() @Length(1, 100)
  readonly find?: string;
}

export class NewUserDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly id?: string;

  @ApiProperty() @IsEmail() @MaxLength(254)
  readonly email!: string;

  @ApiProperty() @IsString() @Length(1, 120)
  readonly displayName!: string;

  @ApiPropertyOptional({ enum: LANGUAGES }) @IsOptional() @IsIn(LANGUAGES)
  readonly language?: (typeof LANGUAGES)[number];
}

export class ChangeUserDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 120)
  readonly displayName?: string;

  @ApiPropertyOptional({ enum: LANGUAGES }) @IsOptional() @IsIn(LANGUAGES)
  readonly language?: (typeof LANGUAGES)[number];

  @ApiPropertyOptional({ description: 'False: out at the next request' }) @IsOptional() @IsBoolean()
  readonly active?: boolean;
}

export class UserDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly email!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty() readonly active!: boolean;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ type: [Object], description: 'Memberships in force: id, organisationId, organisationName, roleKey' }) readonly memberships!: readonly object[];
  @ApiPropertyOptional({ description: 'Only in the answer that made it: the invitation to hand over, 72 hours, once' }) readonly invitation?: string;
}

export class UsersDto {
  @ApiProperty({ type: [UserDto] }) readonly items!: readonly UserDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class MembershipsPageDto extends OrganisationPageDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly userId?: string;
}

export class NewMembershipDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly id?: string;

  @ApiProperty() @IsUUID()
  readonly userId!: string;

  @ApiProperty() @IsUUID()
  readonly organisationId!: string;

  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly teamId?: string;

  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly programmeId?: string;

  @ApiProperty() @IsUUID()
  readonly roleId!: string;

  @ApiPropertyOptional({ description: 'Instant (UTC); now when missing' }) @IsOptional() @IsISO8601({ strict: true, strictSeparator: true })
  readonly validFrom?: string;

  @ApiPropertyOptional({ description: 'Instant (UTC); open when missing' }) @IsOptional() @IsISO8601({ strict: true, strictSeparator: true })
  readonly validTo?: string;
}

export class MembershipDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly userId!: string;
  @ApiProperty() readonly userName!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty() readonly organisationName!: string;
  @ApiProperty({ type: String, nullable: true }) readonly teamId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly programmeId!: string | null;
  @ApiProperty() readonly roleId!: string;
  @ApiProperty() readonly roleKey!: string;
  @ApiProperty() readonly validFrom!: string;
  @ApiProperty({ type: String, nullable: true }) readonly validTo!: string | null;
  @ApiProperty() readonly version!: number;
}

export class MembershipsDto {
  @ApiProperty({ type: [MembershipDto] }) readonly items!: readonly MembershipDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class RolePermissionDto {
  @ApiProperty({ enum: ACTIONS }) @IsIn(ACTIONS)
  readonly action!: (typeof ACTIONS)[number];

  @ApiProperty({ enum: SUBJECTS }) @IsIn(SUBJECTS)
  readonly subject!: (typeof SUBJECTS)[number];

  @ApiPropertyOptional({ enum: SECTIONS, isArray: true }) @IsOptional() @IsArray() @IsIn(SECTIONS, { each: true })
  readonly sections?: readonly (typeof SECTIONS)[number][];
}

export class NewRoleDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly id?: string;

  @ApiProperty() @Matches(/^[a-z_]{2,40}$/)
  readonly key!: string;

  @ApiProperty() @IsString() @Length(1, 80)
  readonly name!: string;

  @ApiProperty({ enum: CASE_SCOPES }) @IsIn(CASE_SCOPES)
  readonly caseScope!: CaseScope;

  @ApiProperty({ type: [RolePermissionDto] }) @IsArray() @ArrayMaxSize(300) @ValidateNested({ each: true }) @Type(() => RolePermissionDto)
  readonly permissions!: readonly RolePermissionDto[];
}

export class ChangeRoleDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 80)
  readonly name?: string;

  @ApiPropertyOptional({ enum: CASE_SCOPES }) @IsOptional() @IsIn(CASE_SCOPES)
  readonly caseScope?: CaseScope;

  @ApiPropertyOptional({ type: [RolePermissionDto] }) @IsOptional() @IsArray() @ArrayMaxSize(300) @ValidateNested({ each: true }) @Type(() => RolePermissionDto)
  readonly permissions?: readonly RolePermissionDto[];
}

export class RoleDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly builtIn!: boolean;
  @ApiProperty({ enum: CASE_SCOPES }) readonly caseScope!: CaseScope;
  @ApiProperty({ type: [RolePermissionDto] }) readonly permissions!: readonly RolePermissionDto[];
  @ApiProperty() readonly version!: number;
}

export class RolesDto {
  @ApiProperty({ type: [RoleDto] }) readonly items!: readonly RoleDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}
