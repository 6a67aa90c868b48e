import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { I18n, PersonWords, TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordWords } from '../words/record-words';

/** The family in words, for everybody and for screen readers. No names: they stand in the section. */
@Component({
  selector: 'tact-people-list',
  imports: [Icon, TPipe],
  template: `<ul class="people">
    <li><b>{{ 'caseFile.family.me' | t }}</b> {{ me() }}</li>
    @for (one of others(); track one.id) {
      <li [class.bad]="one.isOfConcern">
        @if (one.isOfConcern) {
          <svg tactIcon="ban" [small]="true"></svg>
        }
        <b>{{ one.relation }}</b> {{ one.words }}
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleList {
  private readonly i18n = inject(I18n);
  private readonly open = inject(OpenFile);
  private readonly people = inject(PersonWords);
  private readonly words = inject(RecordWords);
  protected readonly me = computed(() => this.people.of(this.open.head()));
  protected readonly others = computed(() =>
    this.open.of('family_member').map(({ id, fields }) => ({
      id,
      relation: this.words.value('family_member', 'relation', fields['relation']),
      isOfConcern: fields['role'] === 'of_concern',
      words: [
        typeof fields['birthYear'] === 'number' ? String(new Date().getFullYear() - fields['birthYear']) : '',
        fields['role'] ? this.words.value('family_member', 'role', fields['role']) : '',
        fields['livesWithChild'] === false ? this.i18n.t('caseFile.family.elsewhere') : '',
      ].filter(Boolean).join(', '),
    })),
  );
}
