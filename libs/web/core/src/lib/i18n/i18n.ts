import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { type Lang, rememberLanguage } from './languages';

export type MessageParams = Readonly<Record<string, unknown>>;

/**
 * Words in the user's language. `t` reads signals, so a template or computed that calls it follows a language
 * switch by itself. Messages are ICU; a scope's keys stand under its camelCase name (`case-file` -> `caseFile.title`).
 */
@Injectable({ providedIn: 'root' })
export class I18n {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly scopes = new Set<string>();
  private readonly loads = signal(0);
  private readonly current = signal<Lang>('en');
  readonly lang = this.current.asReadonly();

  t(key: string, params?: MessageParams): string {
    this.loads();
    this.current();
    return this.transloco.translate<string>(key, params as Record<string, unknown>);
  }

  /** Whether a message exists in what is loaded now. */
  has(key: string): boolean {
    this.loads();
    return key in this.transloco.getTranslation(this.current());
  }

  /** The message when there is one, else the words given: for codes the server may add before the client knows them. */
  tOr(key: string, fallback: string, params?: MessageParams): string {
    return this.has(key) ? this.t(key, params) : fallback;
  }

  /** Loads a scope's messages in the present language; it then follows every switch. */
  async load(scope: string): Promise<void> {
    this.scopes.add(scope);
    await firstValueFrom(this.transloco.load(`${scope}/${this.current()}`));
    this.loads.update((n) => n + 1);
  }

  /** Switches the language after everything in use is loaded, so that no half-translated page shows. */
  async use(lang: Lang): Promise<void> {
    const paths = [lang, ...[...this.scopes].map((scope) => `${scope}/${lang}`)];
    await Promise.all(paths.map((path) => firstValueFrom(this.transloco.load(path))));
    this.transloco.setActiveLang(lang);
    this.document.documentElement.lang = lang;
    rememberLanguage(lang);
    this.current.set(lang);
    this.loads.update((n) => n + 1);
  }
}
