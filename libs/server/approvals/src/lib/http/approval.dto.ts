import { FILE_SUBJECTS, type FileSubject, PLACES, type Place } from '@tact/domain';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';

export class ProposeApprovalDto {
  @IsUUID() id!: string;
  @IsIn(FILE_SUBJECTS) subjectKind!: FileSubject;
  /** The assessment or reintegration plan; the case itself without one. */
  @IsOptional() @IsUUID() subjectId?: string | null;
  /** Of a move: where to. */
  @IsOptional() @IsIn(PLACES) target?: Place | null;
  @IsOptional() @IsString() @MaxLength(5_000) note?: string | null;
}

export class ApprovalVersionDto {
  /** Of the approval, as it was read. */
  @IsInt() @Min(1) version!: number;
}

export class ReturnApprovalDto extends ApprovalVersionDto {
  @IsArray() @ArrayMaxSize(40) @IsString({ each: true }) @MaxLength(60, { each: true }) fields!: string[];
  @IsString() @MaxLength(5_000) comment!: string;
}
