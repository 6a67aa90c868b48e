import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, Length, Matches, MaxLength, MinLength } from 'class-validator';
import { PrincipalDto } from '../account/account.dto';

export class SignInDto {
  @ApiProperty() @IsEmail() @MaxLength(254)
  readonly email!: string;

  @ApiProperty({ minLength: 1, maxLength: 128 }) @IsString() @Length(1, 128)
  readonly password!: string;

  @ApiPropertyOptional({ description: 'Six digits of the authenticator app' }) @IsOptional() @Matches(/^[0-9]{6}$/)
  readonly code?: string;

  @ApiPropertyOptional({ description: 'How the device is called in the own list; from the browser when missing' })
  @IsOptional() @IsString() @MinLength(1) @MaxLength(80)
  readonly deviceLabel?: string;
}

export class UnlockDto {
  @ApiProperty() @IsString() @Length(1, 128)
  readonly password!: string;
}

export class SignedInDto {
  @ApiProperty() readonly accessToken!: string;
  @ApiProperty({ description: 'Seconds until the access token ends' }) readonly expiresIn!: number;
  @ApiProperty({ type: PrincipalDto }) readonly principal!: PrincipalDto;
}

export class DemoAccountDto {
  @ApiProperty() readonly email!: string;
  @ApiProperty() readonly password!: string;
  @ApiProperty() readonly role!: string;
  @ApiProperty() readonly organisation!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'The six digits that hold now' }) readonly code!: string;
}
