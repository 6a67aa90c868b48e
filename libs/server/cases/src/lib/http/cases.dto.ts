import { ALERT_KINDS, CASE_STATUSES, type AlertKind, PLACES, type Place, STAGES } from '@tact/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CASE_SORTS, type CaseSort } from '../case/case-list.query';

const OWNER = /^(me|unassigned|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

export class CaseFilterDto {
  @IsOptional() @IsIn(STAGES) stage?: string;
  @IsOptional() @IsIn(['high', 'medium', 'low', 'none']) risk?: string;
  @IsOptional() @IsIn(CASE_STATUSES) status?: string;
  /** `me`, `unassigned` or a user's id. */
  @IsOptional() @Matches(OWNER) owner?: string;
  /** An import run. */
  @IsOptional() @IsUUID() imported?: string;
}

export class ListCasesDto {
  @IsOptional() @IsObject() @ValidateNested() @Type(() => CaseFilterDto) filter?: CaseFilterDto;
  @IsOptional() @IsIn(CASE_SORTS) sort?: CaseSort;
  @IsOptional() @IsString() @MaxLength(200) cursor?: string;
  @IsOptional() @IsInt() @Min(1) @Max(100) limit?: number;
}

export class CaseNamesDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) caseIds!: string[];
}

/** The id and the fields of registration; each field is checked by name by the rules of libs/domain. */
export class RegisterCaseDto {
  @IsUUID() id!: string;
  @IsOptional() @IsString() firstName?: string | null;
  @IsOptional() @IsString() lastName?: string | null;
  @IsString() sex!: string;
  @IsOptional() @IsString() birthDate?: string | null;
  @IsOptional() @IsInt() birthYear?: number | null;
  @IsOptional() @IsInt() ageEstimate?: number | null;
  @IsOptional() @IsUUID() areaId?: string | null;
  @IsOptional() @IsString() presenceCountry?: string | null;
  @IsUUID() programmeId!: string;
  @IsOptional() @IsUUID() teamId?: string | null;
}

/** Changed fields by name. */
export class ChangeFieldsDto {
  @IsObject() fields!: Record<string, unknown>;
}

export class AddRecordDto {
  @IsUUID() id!: string;
  @IsString() @MaxLength(60) kind!: string;
  @IsObject() fields!: Record<string, unknown>;
}

export class MoveCaseDto {
  @IsIn(PLACES) to!: Place;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string | null;
  @IsInt() @Min(1) version!: number;
}

export class AssignCaseDto {
  @IsUUID() ownerId!: string;
  @IsInt() @Min(1) version!: number;
}

export class AlertCaseDto {
  @IsIn(ALERT_KINDS) kind!: AlertKind;
  @IsOptional() @IsString() @MaxLength(20_000) text?: string | null;
}
