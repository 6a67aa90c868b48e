import { isReturnStep, RETURN_EVIDENCE_KINDS, RETURN_PLACEMENTS, RETURN_STEP_CODES, type ReturnMoveTarget, type ReturnPlacement, type ReturnStepCode, STOP_REASONS, type StopReason } from '@tact/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsISO31661Alpha2, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Text without control characters. */
const PLAIN = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/;
const STEPS: readonly string[] = RETURN_STEP_CODES.filter(isReturnStep);

export class NewReturnDto {
  @IsUUID() id!: string;
  @IsOptional() @IsISO31661Alpha2() fromCountry?: string | null;
  @IsOptional() @IsISO31661Alpha2() toCountry?: string | null;
  @IsOptional() @IsIn(RETURN_PLACEMENTS) placement?: ReturnPlacement | null;
}

export class DocumentDto {
  @IsIn(RETURN_EVIDENCE_KINDS) kind!: string;
  @Matches(DAY) on!: string;
  @IsString() @Matches(PLAIN) @MaxLength(300) reference!: string;
  @IsString() @Matches(PLAIN) @MaxLength(300) holder!: string;
  @IsOptional() @Matches(DAY) validUntil?: string | null;
}

export class AttestDto {
  @IsUUID() id!: string;
  @IsIn(STEPS) step!: ReturnStepCode;
  @IsOptional() @IsString() @MaxLength(60) outcome?: string | null;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => DocumentDto) documents!: DocumentDto[];
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(5_000) note?: string | null;
}

export class AttestationDto {
  @IsUUID() attestationId!: string;
}

export class OverrideDto {
  @IsUUID() id!: string;
  @IsIn(STEPS) step!: ReturnStepCode;
  @IsString() @Matches(PLAIN) @MaxLength(5_000) reason!: string;
}

export class ChangeReturnDto {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsIn(RETURN_PLACEMENTS) placement?: ReturnPlacement | null;
  @IsOptional() @Matches(DAY) travelOn?: string | null;
}

export class MoveReturnDto {
  @IsIn(['cleared', 'travelling', 'arrived']) to!: ReturnMoveTarget;
  @IsInt() @Min(1) version!: number;
}

export class StopReturnDto {
  @IsIn(STOP_REASONS) reason!: StopReason;
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(20_000) text?: string | null;
}

export class NamePartnerDto {
  @IsUUID() id!: string;
  @IsUUID() organisationId!: string;
}

export class PartnerDto {
  @IsUUID() partnerId!: string;
}

export class AppointDto extends PartnerDto {
  @ValidateIf((_, value) => value !== null) @IsUUID() userId!: string | null;
}

export class MissingDto {
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(20_000) text?: string | null;
}

export class ReturnPageDto {
  @IsOptional() @IsUUID() cursor?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}
