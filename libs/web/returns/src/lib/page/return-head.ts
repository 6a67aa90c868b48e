import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, PersonWords, TPipe } from '@tact/web/core';
import type { CaseHead } from '@tact/web/offline';
import { CaseCode, Risk } from '@tact/web/ui';
import type { ReturnDetail } from '../shared/return-model';
import { ReturnWords } from '../shared/return-words';

/** The head of a return, one cell a fact: who, how it stands, the risk, how many steps, how many gates. */
@Component({
  selector: 'tact-return-head',
  imports: [CaseCode, Risk, RouterLink, TPipe],
  template: `<section class="rhead" [attr.aria-label]="'returns.title' | t">
    <div class="cell">
      @if (view().role === 'keeper') {
        <a class="code" [routerLink]="['/cases', view().caseId]"><tact-code [code]="view().caseCode" /></a>
      } @else {
        <tact-code class="code" [code]="view().caseCode" />
      }
      <span class="small quiet">{{ who() }}</span>
    </div>
    <div class="cell"><h1 class="pconly">{{ 'returns.title' | t }}</h1><span class="small">{{ words.standing(view(), view().steps) }}</span></div>
    @if (head(); as theCase) {
      <div class="cell"><tact-risk [level]="theCase.risk" [block]="true" /></div>
    }
    <div class="cell">
      <b>{{ 'returns.closedOf' | t: { closed: view().counts.closed, all: applicable() } }}</b>
      <span class="small quiet">{{ 'returns.rest' | t: { open: view().counts.open, toCome: view().counts.toCome, na: view().counts.notApplicable } }}</span>
    </div>
    <div class="cell">
      <b [class.warn]="view().counts.gatesMet < view().counts.gates">{{ 'returns.gatesOf' | t: { met: view().counts.gatesMet, all: view().counts.gates } }}</b>
      <span class="small quiet">{{ shut() ? ('returns.shut' | t: { steps: shut() }) : ('returns.allMet' | t) }}</span>
    </div>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnHeadBar {
  private readonly i18n = inject(I18n);
  private readonly person = inject(PersonWords);
  protected readonly words = inject(ReturnWords);
  readonly view = input.required<ReturnDetail>();
  readonly head = input<CaseHead | null>(null);
  protected readonly applicable = computed(() => this.view().steps.length - this.view().counts.notApplicable);
  protected readonly who = computed(() => {
    const head = this.head();
    const route = this.i18n.t('returns.route', { from: this.words.country(this.view().fromCountry), to: this.words.country(this.view().toCountry) });
    return head ? `${this.person.of(head)}, ${route}` : route;
  });
  protected readonly shut = computed(() =>
    this.view().steps.filter(({ step, gate, state }) => gate && step < 'G' && !['closed', 'overridden', 'not_applicable'].includes(state)).map(({ step }) => step).slice(0, 4).join(', '),
  );
}
