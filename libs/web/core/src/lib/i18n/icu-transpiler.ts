import { Injectable } from '@angular/core';
import type { TranslocoTranspiler, TranspileParams } from '@jsverse/transloco';
import { IntlMessageFormat } from 'intl-messageformat';

/** Formats ICU messages (plurals, selects) without eval, so that a strict CSP holds. Compiled messages are kept. */
@Injectable()
export class IcuTranspiler implements TranslocoTranspiler {
  private readonly compiled = new Map<string, IntlMessageFormat>();
  private lang = 'en';

  transpile({ value, params = {} }: TranspileParams): unknown {
    if (typeof value !== 'string' || !value.includes('{')) return value;
    return this.message(value).format(params as Record<string, string | number>);
  }

  onLangChanged(lang: string): void {
    this.lang = lang;
  }

  private message(source: string): IntlMessageFormat {
    const key = `${this.lang}|${source}`;
    let message = this.compiled.get(key);
    if (!message) {
      message = new IntlMessageFormat(source, this.lang, undefined, { ignoreTag: true });
      this.compiled.set(key, message);
    }
    return message;
  }
}
