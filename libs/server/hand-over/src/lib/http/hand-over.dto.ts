import { CODE_LISTS, DELIVERY_METHODS, type DeliveryMethod, type DutyBearerCategory, PROOF_KINDS, type ProofKind, SECTIONS, type Section } from '@tact/domain';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { HAND_OVER_BOXES, type HandOverBox } from '../read/hand-over-list.query';

/** Any script, but neither NUL, which cannot be stored, nor half a surrogate pair. */
const PLAIN = /^[^\0\ud800-\udfff]*$/u;
const DAY = /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class HandOverBoxQuery {
  @IsIn(HAND_OVER_BOXES) box!: HandOverBox;
  @IsOptional() @IsUUID() cursor?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}

export class NewHandOverDto {
  @IsUUID() id!: string;
  @IsIn(CODE_LISTS.duty_bearer) category!: DutyBearerCategory;
  @IsUUID() toOrganisationId!: string;
  @IsBoolean() isLead!: boolean;
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(2_000) note?: string | null;
}

export class ScopeDto {
  @IsArray() @ArrayUnique() @IsIn(SECTIONS, { each: true }) sections!: Section[];
}

export class HandOverVersionDto {
  @IsInt() @Min(1) version!: number;
}

export class NotedDto extends HandOverVersionDto {
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(2_000) note?: string | null;
}

export class ProposeStepDto extends NotedDto {
  @IsArray() @ArrayUnique() @IsIn(SECTIONS, { each: true }) sections!: Section[];
}

export class AdvanceDto extends NotedDto {
  @IsInt() @Min(1) @Max(2) stage!: number;
}

export class CommentDto extends HandOverVersionDto {
  @IsString() @Matches(PLAIN) @MaxLength(5_000) comment!: string;
}

export class TalkDto extends HandOverVersionDto {
  @IsString() @Matches(PLAIN) @MaxLength(300) withWhom!: string;
  @Matches(DAY) on!: string;
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(5_000) text?: string | null;
}

export class CodedReasonDto extends NotedDto {
  @IsString() @Matches(PLAIN) @MaxLength(60) reason!: string;
}

export class DeliverDto extends HandOverVersionDto {
  @IsIn(DELIVERY_METHODS) method!: DeliveryMethod;
  @IsString() @Matches(PLAIN) @MaxLength(300) person!: string;
  @Matches(DAY) on!: string;
  @IsString() @Matches(PLAIN) @MaxLength(1_000) evidence!: string;
}

export class OutsideAnswerDto extends NotedDto {
  @IsBoolean() accepted!: boolean;
  @IsString() @Matches(PLAIN) @MaxLength(300) person!: string;
  @Matches(DAY) on!: string;
  @IsString() @Matches(PLAIN) @MaxLength(1_000) evidence!: string;
  @IsOptional() @IsString() @Matches(PLAIN) @MaxLength(60) reason?: string | null;
}

export class SignDto extends HandOverVersionDto {
  @IsString() @Matches(PLAIN) @MaxLength(200) signedName!: string;
  @IsOptional() @IsUUID() caseworkerId?: string | null;
  @IsOptional() @IsUUID() supervisorId?: string | null;
}

export class ProofDto extends HandOverVersionDto {
  @IsUUID() id!: string;
  @IsIn(PROOF_KINDS) kind!: ProofKind;
  @Matches(DAY) on!: string;
  @IsString() @Matches(PLAIN) @MinLength(1) @MaxLength(5_000) text!: string;
}

export class PageReadDto {
  @IsIn(SECTIONS) section!: Section;
}

export class AskDto {
  @IsUUID() id!: string;
  @IsString() @Matches(PLAIN) @MinLength(1) @MaxLength(5_000) text!: string;
}

export class AnswerQuestionDto extends AskDto {
  @IsUUID() questionId!: string;
}
