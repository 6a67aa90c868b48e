import { Pipe, type PipeTransform, inject } from '@angular/core';
import { I18n, type MessageParams } from './i18n';

/** `{{ 'home.title' | t }}`, `{{ 'home.tasks' | t: { count: 3 } }}`. Impure on purpose: it reads signals. */
@Pipe({ name: 't', pure: false })
export class TPipe implements PipeTransform {
  private readonly i18n = inject(I18n);

  transform(key: string, params?: MessageParams): string {
    return this.i18n.t(key, params);
  }
}
