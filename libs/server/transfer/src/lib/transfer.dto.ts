import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TRANSFER_ACTS, TRANSFER_DECLINES, TRANSFER_REASONS, TRANSFER_STATES, type TransferAct, type TransferDecline, type TransferReason, type TransferSide, type TransferState } from '@tact/domain';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, MinLength } from 'class-validator';

export class AskTransferDto {
  /** UUIDv7 of the client. */
  @ApiProperty() @IsUUID()
  readonly id!: string;

  /** The asker's own organisation that would own the case. */
  @ApiProperty() @IsUUID()
  readonly toOrganisationId!: string;

  @ApiProperty({ enum: TRANSFER_REASONS }) @IsIn(TRANSFER_REASONS)
  readonly reasonCode!: TransferReason;

  /** Why, in words; sealed. */
  @ApiProperty({ minLength: 1, maxLength: 4000 }) @IsString() @MinLength(1) @MaxLength(4000) @Matches(/\S/)
  readonly words!: string;
}

export class TransferVersionDto {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1)
  readonly version!: number;
}

export class DeclineTransferDto extends TransferVersionDto {
  @ApiProperty({ enum: TRANSFER_DECLINES }) @IsIn(TRANSFER_DECLINES)
  readonly reasonCode!: TransferDecline;

  /** Sealed. */
  @ApiProperty({ minLength: 1, maxLength: 4000 }) @IsString() @MinLength(1) @MaxLength(4000) @Matches(/\S/)
  readonly words!: string;
}

export class AcceptTransferDto extends TransferVersionDto {
  /** Sealed. */
  @ApiProperty({ minLength: 1, maxLength: 4000 }) @IsString() @MinLength(1) @MaxLength(4000) @Matches(/\S/)
  readonly words!: string;

  /** Day of the talk with the other supervisor, YYYY-MM-DD; needed for high risk. */
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  readonly talkedOn?: string;

  /** With whom; sealed. */
  @ApiPropertyOptional({ type: String, maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200)
  readonly talkedWith?: string;
}

/** A transfer as one side sees it. Words only where one transfer is opened. */
export class TransferDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['asker', 'owner', 'former'] }) readonly side!: TransferSide;
  @ApiProperty() readonly caseId!: string;
  @ApiProperty() readonly caseCode!: string;
  @ApiProperty({ enum: TRANSFER_STATES }) readonly state!: TransferState;
  @ApiProperty({ enum: TRANSFER_REASONS }) readonly reasonCode!: string;
  @ApiProperty() readonly fromName!: string;
  @ApiProperty() readonly toName!: string;
  @ApiProperty() readonly askedByName!: string;
  @ApiProperty() readonly askedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly decidedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly declineCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly talkedOn!: string | null;
  /** Until when the former owner is informed. */
  @ApiProperty({ type: String, nullable: true }) readonly informedUntil!: string | null;
  @ApiProperty({ enum: TRANSFER_ACTS, isArray: true }) readonly acts!: readonly TransferAct[];
  @ApiProperty() readonly version!: number;
  @ApiPropertyOptional({ type: String, nullable: true }) readonly words?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) readonly decisionWords?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) readonly talkedWith?: string | null;
}

export class TransfersDto {
  @ApiProperty({ type: [TransferDto] }) readonly items!: readonly TransferDto[];
}
