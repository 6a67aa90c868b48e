import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';

const INSTANT = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

export class AddTaskDto {
  @IsUUID() id!: string;
  @IsString() @MaxLength(60) kind!: string;
  @IsISO8601({ strict: true }) @Matches(INSTANT) dueAt!: string;
  @IsOptional() @IsString() @MaxLength(20_000) text?: string | null;
}

export class CompleteTaskDto {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @MaxLength(20_000) text?: string | null;
}
