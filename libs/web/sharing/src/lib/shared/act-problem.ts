import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type ApiProblem, Dates, I18n, ProblemTexts } from '@tact/web/core';
import { Note } from '@tact/web/ui';

/** Why something was refused, in words of sharing; who was faster and when, where the server says so. */
@Component({
  selector: 'tact-act-problem',
  imports: [Note],
  template: `<tact-note kind="stop" [heading]="words().title">{{ words().text }} {{ who() }}</tact-note>
    @if (fields().length) {
      <ul class="dots">
        @for (field of fields(); track field) {
          <li>{{ field }}</li>
        }
      </ul>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActProblem {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly texts = inject(ProblemTexts);
  readonly problem = input.required<ApiProblem>();
  protected readonly words = computed(() => {
    const { code } = this.problem();
    const key = [`sharedFile.problem.${code}`, `handOver.problem.${code}`].find((one) => this.i18n.has(`${one}.title`));
    if (!key) return this.texts.of(this.problem());
    return { title: this.i18n.t(`${key}.title`), text: this.i18n.t(`${key}.text`) };
  });
  protected readonly who = computed(() => {
    const { decidedByName, decidedAt, state } = this.problem().problem as unknown as Readonly<Record<string, unknown>>;
    if (typeof decidedByName !== 'string' || typeof decidedAt !== 'string' || this.problem().code !== 'already_decided') return '';
    const done = this.i18n.tOr(`sharedFile.decided.${String(state)}`, this.i18n.t('sharedFile.decided.other'));
    return this.i18n.t('sharedFile.decidedBy', { done, name: decidedByName, at: this.dates.instant(decidedAt) });
  });
  protected readonly fields = computed(() =>
    (this.problem().problem.fields ?? []).map(({ path, code }) => {
      const name = path.split('.').at(-1) ?? path;
      const label = path.startsWith('sections.') ? this.i18n.tOr(`section.${name}`, name) : this.i18n.tOr(`sharedFile.fact.${name}`, '');
      const why = this.i18n.tOr(`sharedFile.gap.${code}`, this.texts.field({ path, code }));
      return label ? `${label}: ${why}` : why;
    }),
  );
}
