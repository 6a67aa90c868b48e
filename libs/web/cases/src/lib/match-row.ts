import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, PersonWords } from '@tact/web/core';
import { type Candidate, Reference } from '@tact/web/offline';
import { CaseCode, Icon, Risk, SeenName } from '@tact/web/ui';

/** One possible child: name, code, age, stage, risk, and what in it answers the search. */
@Component({
  selector: 'tact-match-row',
  imports: [CaseCode, Icon, Risk, RouterLink, SeenName],
  template: `<a class="row go" [routerLink]="['/cases', candidate().head.id]">
    <span
      ><b><tact-seen-name [text]="candidate().name" /></b>
      <span class="sub"><tact-code [code]="candidate().head.code" /><span>{{ facts() }}</span></span>
      <span class="sub"
        >{{ why() }}
        @if (candidate().matchedName; as alias) {
          <tact-seen-name [text]="alias" />
        }</span
      ></span
    >
    <tact-risk [level]="candidate().head.risk" />
    <svg tactIcon="right"></svg>
  </a>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MatchRow {
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  private readonly reference = inject(Reference);
  readonly candidate = input.required<Candidate>();
  protected readonly facts = computed(() => {
    const { head } = this.candidate();
    const stage = this.i18n.tOr(`stage.${head.stage}`, head.stage);
    return [this.people.of(head), stage, this.reference.area(head.areaId)].filter(Boolean).join(' · ');
  });
  protected readonly why = computed(() => {
    const { matchedOn } = this.candidate();
    const what = this.i18n.tOr(`cases.matched.${matchedOn}`, this.i18n.t('cases.matched.name'));
    return this.i18n.t('cases.matchedOn', { what });
  });

  constructor() {
    void this.reference.ensure();
  }
}
