import type { ChangeDecision, RegisterField } from '@tact/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

export class LinkToDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  row?: number;

  @IsOptional()
  @IsUUID()
  caseId?: string;
}

export class RowDecisionDto {
  @IsInt()
  @Min(1)
  row!: number;

  /** Null takes a decision back. */
  @IsIn(['new', 'skip', 'link', null])
  decision!: 'new' | 'skip' | 'link' | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => LinkToDto)
  linkTo?: LinkToDto;
}

export class DecisionsDto {
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RowDecisionDto)
  decisions!: RowDecisionDto[];
}

export class StartDto {
  /** What becomes of duplicates nobody decided about. */
  @IsOptional()
  @IsIn(['new', 'skip'])
  undecided?: 'new' | 'skip';

  /** What becomes of changed rows nobody decided about; fields that were changed in Tact too stay. */
  @IsOptional()
  @IsIn(['apply', 'keep'])
  changes?: 'apply' | 'keep';
}

export class ChangeRowDecisionDto {
  @IsInt()
  @Min(1)
  row!: number;

  /** Null takes a decision back. */
  @IsIn(['apply', 'keep', null])
  decision!: 'apply' | 'keep' | null;

  /** Decisions about single fields, by name: `apply` or `keep`. */
  @IsOptional()
  @IsObject()
  fields?: Partial<Record<RegisterField, ChangeDecision>>;
}

export class ChangeDecisionsDto {
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ChangeRowDecisionDto)
  decisions!: ChangeRowDecisionDto[];
}

export class PageDto {
  @IsOptional()
  @IsString()
  @Matches(/^\d{1,9}\.\d{1,6}$/)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ProblemPageDto extends PageDto {
  @IsOptional()
  @IsIn(['rejected', 'warning'])
  severity?: 'rejected' | 'warning';
}

/** The text fields beside the file of an upload. */
export class UploadFieldsDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  register?: string;

  @IsOptional()
  @IsUUID()
  programmeId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;
}
