import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Api, Auth, I18n, LANGUAGES, TPipe, isLang } from '@tact/web/core';
import { Icon } from '@tact/web/ui';

/** The language of the app, each named in itself; with a session the choice is kept with the user. */
@Component({
  selector: 'tact-language-switch',
  imports: [Icon, TPipe],
  template: `<label class="langswitch"
    ><svg tactIcon="globe"></svg><span class="sr">{{ 'language.label' | t }}</span
    ><select class="input" #box (change)="use(box.value)">
      @for (language of languages; track language.code) {
        <option [value]="language.code" [lang]="language.code" [selected]="language.code === i18n.lang()">{{ language.name }}</option>
      }
    </select></label
  >`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LanguageSwitch {
  private readonly auth = inject(Auth);
  private readonly api = inject(Api);
  protected readonly i18n = inject(I18n);
  protected readonly languages = LANGUAGES;

  protected async use(chosen: string): Promise<void> {
    if (!isLang(chosen)) return;
    await this.i18n.use(chosen);
    if (this.auth.isIn()) await this.api.patch('/me', { language: chosen }).catch(() => undefined);
  }
}
