import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { isOwnName } from '@tact/domain';
import { type ApiProblem, Auth, I18n, TPipe } from '@tact/web/core';
import { type HandOverHead, HandOverStore } from '@tact/web/offline';
import { ActProblem, HandOverActs, type TakeOverPerson } from '@tact/web/sharing';
import { InkBar, SelectField, TextField } from '@tact/web/ui';

/** The duty bearer signs with its typed name, and for a lead names who of its own takes the file: a caseworker and a supervisor of one team. */
@Component({
  selector: 'tact-sign-form',
  imports: [ActProblem, SelectField, TPipe, TextField],
  template: `<form class="textact" (submit)="$event.preventDefault(); send()">
    <p class="small">{{ (path().isLead ? 'handOver.sign.leadText' : 'handOver.sign.text') | t: { sender: path().fromOrganisationName } }}</p>
    @if (path().isLead) {
      <tact-select-field name="caseworkerId" [label]="'handOver.sign.caseworker' | t" [required]="true" [error]="missing(worker())" [options]="workers()" [(value)]="worker" />
      <tact-select-field name="supervisorId" [label]="'handOver.sign.supervisor' | t" [required]="true" [error]="missing(supervisor())" [options]="supervisors()" [(value)]="supervisor" />
    }
    <tact-text-field name="signedName" [label]="'handOver.sign.name' | t" [hint]="'handOver.sign.nameHint' | t: { name: me() }" [required]="true" [error]="nameError()" [(value)]="name" />
    @if (problem(); as refused) {
      <tact-act-problem [problem]="refused" />
    }
    @if (isWaiting()) {
      <p class="small quiet" role="status">{{ 'sharedFile.waitsHere' | t }}</p>
    }
    <button class="btn primary wide mt2" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'handOver.sign.send' | t }}</button>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignForm {
  private readonly acts = inject(HandOverActs);
  private readonly auth = inject(Auth);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly store = inject(HandOverStore);
  readonly path = input.required<HandOverHead>();
  readonly done = output<void>();
  private readonly people = computed(() => this.store.people<TakeOverPerson>(this.path().id));
  protected readonly worker = signal('');
  protected readonly supervisor = signal('');
  protected readonly name = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly isWaiting = signal(false);
  private readonly tried = signal(false);
  protected readonly me = computed(() => this.auth.principal()?.displayName ?? '');
  protected readonly workers = computed(() => this.options((one) => one.id !== this.supervisor()));
  protected readonly supervisors = computed(() => this.options((one) => one.supervises && one.id !== this.worker()));
  protected readonly nameError = computed(() => (this.tried() && !this.isMyName() ? this.i18n.t('handOver.sign.nameHint', { name: this.me() }) : ''));

  constructor() {
    effect(() => {
      const people = this.people();
      if (this.path().isLead) untracked(() => void people.load());
    });
  }

  protected missing(value: string): string {
    return this.tried() && value === '' ? this.i18n.t('fieldProblem.required') : '';
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    const { isLead } = this.path();
    if (this.isBusy() || !this.isMyName() || (isLead && (!this.worker() || !this.supervisor()))) return;
    this.isBusy.set(true);
    const named = isLead ? { caseworkerId: this.worker(), supervisorId: this.supervisor() } : {};
    const result = await this.acts.run(this.path(), 'accept', { signedName: this.name().trim(), ...named });
    this.isBusy.set(false);
    this.isWaiting.set(result.kind === 'waiting');
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    if (result.kind !== 'done') return;
    this.ink.tell(this.i18n.t('handOver.sign.done'));
    this.done.emit();
  }

  private isMyName(): boolean {
    return isOwnName(this.name(), this.me());
  }

  private options(where: (one: TakeOverPerson) => boolean): { value: string; label: string }[] {
    return (this.people().value() ?? []).filter(where).map(({ id, name, teamName }) => ({ value: id, label: `${name}, ${teamName}` }));
  }
}
