import { Pipe, type PipeTransform, inject } from '@angular/core';
import { I18n } from '@tact/web/core';

/** Why a section is withheld: a gap of consent, or that it was not chosen. */
@Pipe({ name: 'withheldWords', pure: false })
export class WithheldWords implements PipeTransform {
  private readonly i18n = inject(I18n);

  transform(why: string): string {
    return this.i18n.tOr(`sharedFile.gap.${why}`, this.i18n.t('sharedFile.gap.not_chosen'));
  }
}
