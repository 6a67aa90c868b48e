import { INSTANT, PLAIN_TEXT, RECORD_SECTIONS, RISK_LEVELS_ALLOWED } from './referral-limits';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, MinLength } from 'class-validator';
import { CODE_LISTS, type RiskLevel, type Section } from '@tact/domain';

/** What a referral asks (docs/contract.md section 4). */
export class ProposalDto {
  @IsUUID() toOrganisationId!: string;
  @IsIn(CODE_LISTS.referral_kind) kind!: string;
  @IsIn(RISK_LEVELS_ALLOWED) urgency!: RiskLevel;
  @IsString() @Matches(PLAIN_TEXT) @MaxLength(300) purpose!: string;
  @IsString() @Matches(PLAIN_TEXT) @MaxLength(5_000) reason!: string;
  @IsArray() @ArrayMaxSize(30) @ArrayUnique() @IsString({ each: true }) @MaxLength(100, { each: true }) services!: string[];
  @IsArray() @ArrayUnique() @IsIn(RECORD_SECTIONS, { each: true }) sections!: Section[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) consentIds?: string[];
  @IsOptional() @IsISO8601({ strict: true }) @Matches(INSTANT) respondBy?: string | null;
  @IsISO8601({ strict: true }) @Matches(INSTANT) expiresAt!: string;
  @IsOptional() @IsString() @Matches(PLAIN_TEXT) @MaxLength(2_000) note?: string | null;
}

export class PreviewDto extends ProposalDto {
  @IsOptional() @IsUUID() id?: string;
  @IsOptional() @IsBoolean() submit?: boolean;
}

export class NewReferralDto extends ProposalDto {
  @IsUUID() id!: string;
  @IsBoolean() submit!: boolean;
}

export class VersionDto {
  @IsInt() @Min(1) version!: number;
}

export class ReturnDto extends VersionDto {
  @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsString({ each: true }) fields!: string[];
  @IsString() @Matches(PLAIN_TEXT) @MaxLength(5_000) comment!: string;
}

export class DeclineDto extends VersionDto {
  @IsString() @Matches(PLAIN_TEXT) @MaxLength(60) reason!: string;
  @IsOptional() @IsString() @Matches(PLAIN_TEXT) @MaxLength(5_000) note?: string | null;
}

export class CompleteDto extends VersionDto {
  @IsString() @Matches(PLAIN_TEXT) @MaxLength(5_000) outcome!: string;
}

export class SaidDto {
  @IsUUID() id!: string;
  @IsString() @Matches(PLAIN_TEXT) @MinLength(1) @MaxLength(5_000) text!: string;
}

export class AnswerDto extends SaidDto {
  @IsUUID() questionId!: string;
}

export class SectionReadDto {
  @IsIn(RECORD_SECTIONS) section!: Section;
}

/** What changed since a referral was returned: any part of the proposal, with the version that was read. */
export class ResubmitDto extends VersionDto {
  @IsOptional() @IsUUID() toOrganisationId?: string;
  @IsOptional() @IsIn(CODE_LISTS.referral_kind) kind?: string;
  @IsOptional() @IsIn(RISK_LEVELS_ALLOWED) urgency?: RiskLevel;
  @IsOptional() @IsString() @Matches(PLAIN_TEXT) @MaxLength(300) purpose?: string;
  @IsOptional() @IsString() @Matches(PLAIN_TEXT) @MaxLength(5_000) reason?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(30) @ArrayUnique() @IsString({ each: true }) @MaxLength(100, { each: true }) services?: string[];
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(RECORD_SECTIONS, { each: true }) sections?: Section[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) consentIds?: string[];
  @IsOptional() @IsISO8601({ strict: true }) @Matches(INSTANT) respondBy?: string | null;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(INSTANT) expiresAt?: string;
  @IsOptional() @IsString() @Matches(PLAIN_TEXT) @MaxLength(2_000) note?: string | null;
}
