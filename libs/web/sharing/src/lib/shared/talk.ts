import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { StateWord } from '@tact/web/ui';
import { type ReferralDetail, questionsOf } from './referral-model';
import { TextAct } from './text-act';

/** Questions and answers of a referral, oldest first; the other side's open questions have an answer form. */
@Component({
  selector: 'tact-talk',
  imports: [StateWord, TextAct, TPipe],
  template: `<ul class="talk">
    @for (row of rows(); track row.id) {
      <li>
        <p class="small quiet">{{ row.asked }}@if (row.about) { · {{ row.about }}}</p>
        <p class="kept"><b><bdi>{{ row.question }}</bdi></b></p>
        @if (row.answer) {
          <p class="small quiet">{{ row.answered }}</p>
          <p class="kept"><bdi>{{ row.answer }}</bdi></p>
        } @else if (canAnswer() && !row.isOurs) {
          <tact-text-act command="answer" [referral]="referral()" [label]="'sharedFile.talk.answer' | t" [button]="'sharedFile.talk.sendAnswer' | t" [about]="row.id"
            [values]="{ questionId: row.id }" [knownNames]="knownNames()" (done)="changed.emit()" />
        } @else {
          <tact-state kind="wait" [words]="'sharedFile.talk.noAnswer' | t" />
        }
      </li>
    } @empty {
      <li class="quiet">{{ 'sharedFile.talk.none' | t }}</li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Talk {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly referral = input.required<ReferralDetail>();
  readonly canAnswer = input(false);
  readonly knownNames = input<readonly string[] | null>(null);
  readonly changed = output<void>();
  protected readonly rows = computed(() => {
    const ours = this.auth.principal()?.organisationIds ?? [];
    return questionsOf(this.referral().entries).map(({ question, answer }) => ({
      id: question.id,
      isOurs: ours.includes(question.organisationId),
      asked: this.i18n.t('sharedFile.talk.asked', { name: question.byName, at: this.dates.instant(question.at) }),
      about: question.section ? this.i18n.tOr(`section.${question.section}`, question.section) : '',
      question: question.text ?? '',
      answered: answer ? this.i18n.t('sharedFile.talk.answered', { name: answer.byName, at: this.dates.instant(answer.at) }) : '',
      answer: answer?.text ?? '',
    }));
  });
}
