import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsISO31661Alpha2, IsOptional, IsString, IsTimeZone, IsUUID, Length } from 'class-validator';

const KINDS = ['ngo', 'duty_bearer'] as const;
const CATEGORIES = ['state', 'anti_trafficking_police', 'municipality', 'school', 'ngo', 'community'] as const;

export class NewOrganisationDto {
  @ApiPropertyOptional({ description: 'UUID made by the client' }) @IsOptional() @IsUUID()
  readonly id?: string;

  @ApiProperty({ enum: KINDS }) @IsIn(KINDS)
  readonly kind!: (typeof KINDS)[number];

  @ApiProperty({ enum: CATEGORIES }) @IsIn(CATEGORIES)
  readonly category!: (typeof CATEGORIES)[number];

  @ApiProperty() @IsString() @Length(1, 200)
  readonly name!: string;

  @ApiProperty({ description: 'ISO 3166-1 alpha-2' }) @IsISO31661Alpha2()
  readonly country!: string;

  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly areaId?: string;

  @ApiPropertyOptional({ description: 'IANA zone' }) @IsOptional() @IsTimeZone()
  readonly timezone?: string;
}

export class ChangeOrganisationDto extends PartialType(NewOrganisationDto) {
  @ApiPropertyOptional() @IsOptional() @IsBoolean()
  readonly active?: boolean;
}

export class OrganisationDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: KINDS }) readonly kind!: string;
  @ApiProperty({ type: String, nullable: true }) readonly category!: string | null;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly country!: string;
  @ApiProperty({ type: String, nullable: true }) readonly areaId!: string | null;
  @ApiProperty() readonly timezone!: string;
  @ApiProperty() readonly active!: boolean;
  @ApiProperty() readonly version!: number;
}

export class OrganisationsDto {
  @ApiProperty({ type: [OrganisationDto] }) readonly items!: readonly OrganisationDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class NewTeamDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly id?: string;

  @ApiProperty() @IsUUID()
  readonly organisationId!: string;

  @ApiProperty() @IsString() @Length(1, 200)
  readonly name!: string;
}

export class ChangeTeamDto {
  @ApiProperty() @IsString() @Length(1, 200)
  readonly name!: string;
}

export class TeamDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty() readonly organisationName!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly version!: number;
}

export class TeamsDto {
  @ApiProperty({ type: [TeamDto] }) readonly items!: readonly TeamDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}
