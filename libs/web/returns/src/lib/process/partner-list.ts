import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { returnSideOf } from '@tact/domain';
import { TPipe, newId } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { SelectField } from '@tact/web/ui';
import { ReturnProblem } from '../shared/return-problem';
import { ReturnWords } from '../shared/return-words';
import { Acting } from './acting';

/** The organisations of the two countries that work on a return; who keeps the file names them and lets them go. */
@Component({
  selector: 'tact-partner-list',
  imports: [ReturnProblem, SelectField, TPipe],
  template: `<h3>{{ 'returns.partners' | t }}</h3>
    <p class="small quiet">{{ 'returns.partnerSees' | t }}</p>
    @if (problem(); as refused) {
      <tact-return-problem [problem]="refused" />
    }
    <ul class="rows">
      @for (partner of partners(); track partner.id) {
        <li class="row">
          <span
            ><b><bdi>{{ partner.organisationName }}</bdi></b
            ><span class="sub">{{ words.countryOf(view(), partner.side) }}{{ partner.workerName ? ' · ' + ('returns.partnerWorker' | t: { name: partner.workerName }) : '' }}</span></span
          >
          @if (view().may.name) {
            <button class="btn plain" type="button" (click)="act('leave', { partnerId: partner.id })">{{ 'returns.partnerEnd' | t }}</button>
          }
        </li>
      } @empty {
        <li class="row quiet">{{ 'returns.partnerNone' | t }}</li>
      }
    </ul>
    @if (view().may.name) {
      <form class="returnform" novalidate (submit)="$event.preventDefault(); add()">
        <tact-select-field name="return-partner" [label]="'returns.partnerName' | t" [options]="options()" [(value)]="chosen" />
        @if (chosen()) {
          <div class="btns"><button class="btn" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'returns.partnerAdd' | t }}</button></div>
        }
      </form>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartnerList extends Acting {
  private readonly reference = inject(Reference);
  protected readonly words = inject(ReturnWords);
  protected readonly chosen = signal('');
  protected readonly partners = computed(() => this.view().partners.filter(({ endedAt }) => endedAt === null));
  /** Organisations of the two countries that are not named yet, the other country's first. */
  protected readonly options = computed(() => {
    const named = new Set(this.partners().map(({ organisationId }) => organisationId));
    const known = this.reference.data.value()?.organisations ?? [];
    return known
      .flatMap(({ id, name, country }) => (named.has(id) || returnSideOf(this.view(), country) === null ? [] : [{ value: id, label: `${name} (${this.words.country(country)})`, isOwn: returnSideOf(this.view(), country) === this.view().side }]))
      .sort((a, b) => Number(a.isOwn) - Number(b.isOwn) || a.label.localeCompare(b.label));
  });

  constructor() {
    super();
    void this.reference.ensure();
  }

  protected async add(): Promise<void> {
    if (await this.act('name', { id: newId(), organisationId: this.chosen() })) this.chosen.set('');
  }
}
