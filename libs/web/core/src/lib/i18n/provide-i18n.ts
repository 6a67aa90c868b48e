import { type EnvironmentProviders, inject, isDevMode, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import type { ResolveFn, Route } from '@angular/router';
import { TRANSLOCO_TRANSPILER, provideTransloco } from '@jsverse/transloco';
import { I18n } from './i18n';
import { IcuTranspiler } from './icu-transpiler';
import { LANGUAGES, firstLanguage } from './languages';
import { MessageLoader } from './message-loader';

export function provideI18n(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: LANGUAGES.map((language) => language.code),
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: MessageLoader,
    }),
    { provide: TRANSLOCO_TRANSPILER, useClass: IcuTranspiler },
    provideAppInitializer(() => inject(I18n).use(firstLanguage())),
  ]);
}

type ScopeResolver = ResolveFn<boolean> & { readonly scope: string };

/** Route data of a feature: `{ path: '', resolve: i18nScope('cases'), ... }` loads `/i18n/<lang>/cases.json` first. */
export function i18nScope(scope: string): { messages: ScopeResolver } {
  return { messages: Object.assign(() => inject(I18n).load(scope).then(() => true), { scope }) };
}

/** The scope whose messages a route waits for, for fetching them ahead. */
export function scopeOf({ resolve }: Route): string | null {
  const messages: unknown = resolve?.['messages'];
  return typeof messages === 'function' && 'scope' in messages && typeof messages.scope === 'string' ? messages.scope : null;
}
