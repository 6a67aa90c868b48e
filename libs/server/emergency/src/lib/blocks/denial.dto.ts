import { ApiProperty } from '@nestjs/swagger';
import { DENIAL_STATES, DENIAL_TEXT, type DenialState } from '@tact/domain';
import { IsIn, IsInt, IsString, IsUUID, Length, Min } from 'class-validator';

export const BLOCKED_KINDS = ['user', 'organisation'] as const;
type BlockedKind = (typeof BLOCKED_KINDS)[number];

export class AskDenialDto {
  @ApiProperty({ description: 'UUIDv7' }) @IsUUID()
  readonly id!: string;

  @ApiProperty({ enum: BLOCKED_KINDS }) @IsIn(BLOCKED_KINDS)
  readonly kind!: BlockedKind;

  @ApiProperty() @IsUUID()
  readonly blockedId!: string;

  @ApiProperty({ minLength: DENIAL_TEXT.min, maxLength: DENIAL_TEXT.max }) @IsString() @Length(DENIAL_TEXT.min, DENIAL_TEXT.max)
  readonly reason!: string;
}

export class StepDenialDto {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1)
  readonly version!: number;
}

export class ProposeRemovalDto extends StepDenialDto {
  @ApiProperty({ minLength: DENIAL_TEXT.min, maxLength: DENIAL_TEXT.max }) @IsString() @Length(DENIAL_TEXT.min, DENIAL_TEXT.max)
  readonly reason!: string;
}

export class FindPeopleDto {
  @ApiProperty({ description: 'Part of a name, three letters at least' }) @IsString() @Length(3, 100)
  readonly find!: string;
}

export class FoundPersonDto {
  @ApiProperty() readonly userId!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: [String] }) readonly organisations!: readonly string[];
}

/** A person or organisation that is denied the case, or is to be. */
export class DenialDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: BLOCKED_KINDS }) readonly kind!: BlockedKind;
  @ApiProperty() readonly blockedId!: string;
  @ApiProperty() readonly blockedName!: string;
  @ApiProperty({ enum: DENIAL_STATES }) readonly state!: DenialState;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is to be taken away' }) readonly removalReason!: string | null;
  @ApiProperty() readonly askedByName!: string;
  @ApiProperty() readonly askedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly decidedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty({ description: 'Whether the caller may be the second person' }) readonly mayDecide!: boolean;
  @ApiProperty() readonly version!: number;
}

export class DenialsDto {
  @ApiProperty({ type: [DenialDto] }) readonly items!: readonly DenialDto[];
  @ApiProperty({ description: 'Whether a denial of the caller is in force at once' }) readonly maySupervise!: boolean;
}
