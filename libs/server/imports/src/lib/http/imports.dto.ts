import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

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
