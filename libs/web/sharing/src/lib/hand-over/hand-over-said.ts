import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { StateWord } from '@tact/web/ui';
import type { HandOverDetail, HandOverEntry } from './hand-over-model';
import { StepForm } from './step-form';

/** Everything that was said and signed, oldest first; the other side's open questions have an answer form. */
@Component({
  selector: 'tact-hand-over-said',
  imports: [StateWord, StepForm, TPipe],
  template: `<ul class="talk">
    @for (row of rows(); track row.id) {
      <li>
        <p class="small quiet">{{ row.line }}</p>
        <p><b>{{ row.heading }}</b></p>
        @if (row.text) {
          <p class="kept"><bdi>{{ row.text }}</bdi></p>
        }
        @for (more of row.more; track more) {
          <p class="small quiet"><bdi>{{ more }}</bdi></p>
        }
        @if (row.isOpen && mayAnswer() && !row.isOurs) {
          <tact-step-form command="answer" [path]="path()" [about]="row.id" [values]="{ questionId: row.id }" (done)="changed.emit()" />
        } @else if (row.isOpen) {
          <tact-state kind="wait" [words]="'sharedFile.talk.noAnswer' | t" />
        }
      </li>
    } @empty {
      <li class="quiet">{{ 'handOver.said.none' | t }}</li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HandOverSaid {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly path = input.required<HandOverDetail>();
  readonly mayAnswer = input(false);
  readonly changed = output<void>();
  protected readonly rows = computed(() => {
    const { entries } = this.path();
    const ours = this.auth.principal()?.organisationIds ?? [];
    return entries.map((entry) => ({
      id: entry.id, text: entry.text ?? '', more: this.more(entry), isOurs: ours.includes(entry.organisationId),
      line: [entry.byName, this.dates.instant(entry.at)].join(' · '), heading: this.heading(entry),
      isOpen: entry.kind === 'question' && !entries.some(({ kind, replyTo }) => kind === 'answer' && replyTo === entry.id),
    }));
  });

  private heading({ kind, stage, code, on }: HandOverEntry): string {
    const words = this.i18n.t(`handOver.said.${kind}`, { stage: stage === null ? '' : this.i18n.t(`handOver.stage.${stage}`) });
    const coded = code === null ? '' : this.i18n.tOr(`handOver.choice.${code}`, this.reference.label('decline_reason', code));
    return [words, coded, on ? this.dates.date(on) : ''].filter(Boolean).join(' · ');
  }

  private more({ person, evidence, signature }: HandOverEntry): string[] {
    const pages = signature?.pages.map(({ section, records }) => `${this.i18n.t(`section.${section}`)} (${records.length})`).join(', ') ?? '';
    return [
      person ? this.i18n.t('handOver.said.person', { person }) : '', evidence ? this.i18n.t('handOver.said.evidence', { evidence }) : '',
      signature ? this.i18n.t('handOver.said.signed', { name: signature.signedName, version: signature.version }) : '',
      pages ? this.i18n.t('handOver.said.pages', { pages }) : '', signature?.mark ? this.i18n.t('handOver.said.mark', { mark: signature.mark.slice(0, 16) }) : '',
    ].filter(Boolean);
  }
}
