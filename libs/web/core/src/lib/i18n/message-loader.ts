import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Fetches `/i18n/<lang>/<scope>.json`; the part without a scope is `app`. Same origin, no cookies needed. */
@Injectable()
export class MessageLoader implements TranslocoLoader {
  async getTranslation(path: string): Promise<Translation> {
    const parts = path.split('/');
    const lang = parts.pop() ?? 'en';
    const scope = parts.join('/') || 'app';
    const answer = await fetch(`/i18n/${lang}/${scope}.json`);
    if (!answer.ok) throw new Error(`messages ${scope} (${lang}): ${answer.status}`);
    return (await answer.json()) as Translation;
  }
}
