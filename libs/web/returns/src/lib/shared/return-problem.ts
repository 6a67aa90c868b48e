import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type ApiProblem, I18n, ProblemTexts } from '@tact/web/core';
import { Note } from '@tact/web/ui';
import { ReturnWords } from './return-words';

interface Named {
  readonly steps?: readonly string[];
  readonly gates?: readonly { readonly code: string; readonly missing: readonly string[] }[];
}

/** Why something was refused, in words of the return; the steps and gates the server names. */
@Component({
  selector: 'tact-return-problem',
  imports: [Note],
  template: `<div role="alert">
    <tact-note kind="stop" [heading]="words().title">{{ words().text }}</tact-note>
    @if (gates().length) {
      <ul class="dots">
        @for (gate of gates(); track gate.code) {
          <li><b>{{ gate.code }}</b> {{ gate.why }}</li>
        }
      </ul>
    }
    @if (fields().length) {
      <ul class="dots">
        @for (field of fields(); track $index) {
          <li>{{ field }}</li>
        }
      </ul>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnProblem {
  private readonly i18n = inject(I18n);
  private readonly texts = inject(ProblemTexts);
  private readonly named = inject(ReturnWords);
  readonly problem = input.required<ApiProblem>();
  private readonly document = computed(() => this.problem().problem as unknown as Named);
  protected readonly words = computed(() => {
    const key = `returns.problem.${this.problem().code}`;
    if (!this.i18n.has(`${key}.title`)) return this.texts.of(this.problem());
    return { title: this.i18n.t(`${key}.title`), text: this.i18n.t(`${key}.text`, { steps: (this.document().steps ?? []).join(', ') }) };
  });
  protected readonly gates = computed(() => (this.document().gates ?? []).map(({ code, missing }) => ({ code: this.named.gate(code), why: missing.map((one) => this.i18n.tOr(`returns.unmet.${one}`, one)).join(', ') })));
  protected readonly fields = computed(() =>
    this.problem().code !== 'evidence_missing' ? [] : (this.problem().problem.fields ?? []).map(({ path, code }) => {
      const name = path.split('.').at(-1) ?? path;
      const label = this.i18n.tOr(`returns.evidence.${name}`, this.i18n.tOr(`returns.doc.${name}`, name === 'outcome' ? this.i18n.t('returns.result') : name));
      return `${label}: ${this.texts.field({ path, code })}`;
    }),
  );
}
