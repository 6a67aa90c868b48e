import { Body, Controller, Get, Headers, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tact/server/platform';
import { ListedDemoAccounts } from '../demo/listed-demo-accounts';
import { AuthCookie, AuthCookies, type WithCookies } from './auth-cookies';
import { DemoAccountDto, SignedInDto, SignInDto, UnlockDto } from './auth.dto';
import { deviceLabel } from './device-label';
import { RefreshHandler } from './refresh.handler';
import type { SignedIn } from './session-opener';
import { SignInHandler } from './sign-in.handler';
import { UnlockHandler } from './unlock.handler';

/** Signing in and out. Answers carry a five-minute access token; the refresh token travels in a cookie only. */
@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    @Inject(SignInHandler) private readonly signIns: SignInHandler,
    @Inject(RefreshHandler) private readonly refreshes: RefreshHandler,
    @Inject(UnlockHandler) private readonly unlocks: UnlockHandler,
    @Inject(ListedDemoAccounts) private readonly demo: ListedDemoAccounts,
  ) {}

  /** Signs in. 401 `sign_in_failed`, `code_required`, `code_wrong`; 403 `second_factor_missing`; 429 with Retry-After. */
  @Post('sign-in') @HttpCode(200) @Public('Nobody is signed in before signing in')
  @UseInterceptors(AuthCookies) @ApiOkResponse({ type: SignedInDto })
  signIn(@Body() body: SignInDto, @AuthCookie('device') deviceSecret: string | undefined, @Headers('user-agent') agent?: string): Promise<WithCookies<SignedIn>> {
    return this.signIns.handle({ email: body.email, password: body.password, code: body.code, deviceSecret, deviceLabel: body.deviceLabel ?? deviceLabel(agent) });
  }

  /** A new access token and refresh cookie for the cookie sent. 401 `session_ended`. */
  @Post('refresh') @HttpCode(200) @Public('The refresh cookie is the credential')
  @UseInterceptors(AuthCookies) @ApiOkResponse({ type: SignedInDto })
  refresh(@AuthCookie('refresh') token: string | undefined): Promise<WithCookies<SignedIn>> {
    return this.refreshes.handle(token);
  }

  /** Opens a locked tab by password. 401 `session_ended`, `sign_in_failed`; 429. */
  @Post('unlock') @HttpCode(200) @Public('The refresh cookie and the password are the credential')
  @UseInterceptors(AuthCookies) @ApiOkResponse({ type: SignedInDto })
  unlock(@Body() body: UnlockDto, @AuthCookie('refresh') token: string | undefined): Promise<WithCookies<SignedIn>> {
    return this.unlocks.handle(token, body.password);
  }

  /** Ends the session of the cookie and takes the cookie away; 204 also when there was none. */
  @Post('sign-out') @HttpCode(204) @Public('The refresh cookie is the credential; signing out twice is no error')
  @UseInterceptors(AuthCookies) @ApiNoContentResponse()
  signOut(@AuthCookie('refresh') token: string | undefined): Promise<WithCookies<undefined>> {
    return this.refreshes.signOut(token);
  }

  /** The accounts of a demonstration with the code that holds now; 404 outside demo mode. */
  @Get('demo-accounts') @Public('Demo mode shows its invented accounts on the sign-in page; elsewhere 404')
  @ApiOkResponse({ type: [DemoAccountDto] })
  demoAccounts(): Promise<readonly DemoAccountDto[]> {
    return this.demo.list();
  }
}
