import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type ApiProblem, Auth, Drafts, I18n, TPipe, newId } from '@tact/web/core';
import { type HandOverHead, Reference } from '@tact/web/offline';
import { AreaField, InkBar, Radios, SelectField } from '@tact/web/ui';
import { ActProblem } from '../shared/act-problem';
import { HandOverActs } from './hand-over-acts';

const EMPTY = { category: '', organisation: '', lead: '', note: '' };

/** A new path: which category, which organisation of it, and whether it shall own the file. Nothing is shared by it. */
@Component({
  selector: 'tact-begin-form',
  imports: [ActProblem, AreaField, Radios, SelectField, TPipe],
  template: `<form class="textact" (submit)="$event.preventDefault(); send()">
    <p class="small quiet">{{ 'handOver.begin.text' | t }}</p>
    <tact-select-field name="category" [label]="'handOver.begin.category' | t" [required]="true" [error]="missing('category')" [options]="categories()" [value]="draft().category" (valueChange)="change({ category: $event, organisation: '' })" />
    <tact-select-field name="organisation" [label]="'handOver.begin.organisation' | t" [required]="true" [error]="missing('organisation')" [options]="organisations()" [value]="draft().organisation" (valueChange)="change({ organisation: $event })" />
    <tact-radios name="lead" [label]="'handOver.begin.lead' | t" [required]="true" [error]="missing('lead')" [options]="leads()" [value]="draft().lead" (valueChange)="change({ lead: $event })" />
    <tact-area-field name="beginnote" [label]="'handOver.begin.note' | t" [rows]="2" [maxLength]="2000" [value]="draft().note" (valueChange)="change({ note: $event })" />
    @if (problem(); as refused) {
      <tact-act-problem [problem]="refused" />
    }
    <div class="btns mt2"><button class="btn primary" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'handOver.begin.send' | t }}</button></div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BeginForm {
  private readonly acts = inject(HandOverActs);
  private readonly auth = inject(Auth);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reference = inject(Reference);
  private readonly router = inject(Router);
  readonly caseId = input.required<string>();
  readonly paths = input.required<readonly HandOverHead[]>();
  readonly done = output<void>();
  private readonly key = computed(() => `handover-new-${this.caseId()}`);
  private readonly typed = computed(() => this.drafts.of(this.key(), EMPTY));
  protected readonly draft = computed(() => this.typed()());
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private readonly tried = signal(false);
  private readonly live = computed(() => this.paths().filter(({ state, isLead, stage }) => state !== 'ended' && !(isLead && stage === 4)));
  protected readonly categories = computed(() => this.reference.options('duty_bearer').filter(({ value }) => !this.live().some(({ category }) => category === value)));
  protected readonly organisations = computed(() => {
    const own = this.auth.principal()?.organisationIds ?? [];
    const { category } = this.draft();
    return (this.reference.data.value()?.organisations ?? [])
      .filter((one) => !own.includes(one.id) && (category === '' || (one.category ?? one.kind) === category))
      .map(({ id, name }) => ({ value: id, label: name }));
  });
  protected readonly leads = computed(() => {
    const hasLead = this.live().some(({ isLead, stage }) => isLead && stage < 4);
    return [
      { value: 'yes', label: this.i18n.t('handOver.lead'), hint: this.i18n.t(hasLead ? 'handOver.begin.leadTaken' : 'handOver.begin.leadText'), disabled: hasLead },
      { value: 'no', label: this.i18n.t('handOver.competence'), hint: this.i18n.t('handOver.begin.competenceText') },
    ];
  });

  protected change(part: Partial<typeof EMPTY>): void {
    this.typed().update((draft) => ({ ...draft, ...part }));
  }

  protected missing(name: 'category' | 'organisation' | 'lead'): string {
    return this.tried() && this.draft()[name] === '' ? this.i18n.t('fieldProblem.required') : '';
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    const { category, organisation, lead, note } = this.draft();
    if (this.isBusy() || !category || !organisation || !lead) return;
    this.isBusy.set(true);
    const id = newId();
    const result = await this.acts.begin(this.caseId(), id, { category, toOrganisationId: organisation, isLead: lead === 'yes', ...(note.trim() ? { note: note.trim() } : {}) });
    this.isBusy.set(false);
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    if (result.kind === 'refused') return;
    this.drafts.done(this.key());
    this.ink.tell(this.i18n.t(result.kind === 'done' ? 'handOver.begin.done' : 'sharedFile.waitsHere'));
    this.done.emit();
    if (result.kind === 'done') await this.router.navigate(['/referrals/hand-overs', id]);
  }
}
