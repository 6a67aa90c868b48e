import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

export class PageDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 500)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200)
  readonly limit?: number;
}

export class OrganisationPageDto extends PageDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID()
  readonly organisationId?: string;
}

export class IdParam {
  @IsUUID()
  readonly id!: string;
}
