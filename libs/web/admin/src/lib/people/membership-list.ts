import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { Dialog, Empty, Failure, InkBar, Section, StateWord } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Change, Membership } from '../shared/admin-model';
import { GrantForm } from './grant-form';

/** The roles one person holds and held, from when until when. Ending one works at once; granting may need a second person. */
@Component({
  selector: 'tact-membership-list',
  imports: [Dialog, Empty, Failure, GrantForm, Section, StateWord, TPipe],
  template: `<section tactSection [heading]="'admin.memberships' | t" [count]="list.items()?.length ?? null">
      @if (list.problem() ?? problem(); as failed) {
        <tact-failure [problem]="failed" />
      }
      <ul class="rows">
        @for (one of list.items() ?? []; track one.id) {
          <li>
            <div class="row">
              <span
                ><b>{{ role(one) }}</b
                ><span class="sub">{{ one.organisationName }} · {{ period(one) }}</span></span
              >
              @if (isOver(one)) {
                <tact-state kind="none" [words]="'admin.ended' | t" />
              } @else if (canChange()) {
                <button class="link" type="button" (click)="ending.set(one)">{{ 'admin.end' | t }}<span class="sr"> {{ role(one) }}, {{ one.organisationName }}</span></button>
              }
            </div>
          </li>
        } @empty {
          <li><tact-empty [heading]="'admin.noRole' | t" /></li>
        }
      </ul>
      @if (canChange()) {
        <details class="gatebox grant"><summary>{{ 'admin.grant.title' | t }}</summary><tact-grant-form [userId]="userId()" (granted)="granted($event)" /></details>
      }
    </section>
    <tact-dialog [open]="!!ending()" [heading]="'admin.endAsk.title' | t" (closed)="ending.set(null)">
      <p>{{ 'admin.endAsk.text' | t }}</p>
      <div class="btns" foot>
        <button class="btn danger" type="button" (click)="end()">{{ 'admin.endAsk.yes' | t }}</button>
        <button class="btn" type="button" (click)="ending.set(null)">{{ 'form.cancel' | t }}</button>
      </div>
    </tact-dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MembershipList {
  private readonly api = inject(AdminApi);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  readonly userId = input.required<string>();
  readonly canChange = input(false);
  readonly waits = output<Change>();
  protected readonly list = this.api.memberships(() => this.userId());
  protected readonly ending = signal<Membership | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      this.userId();
      untracked(() => void this.list.load());
    });
  }

  protected role(one: Membership): string {
    return this.i18n.tOr(`role.${one.roleKey}`, one.roleKey);
  }

  protected period(one: Membership): string {
    const from = this.dates.date(one.validFrom);
    return one.validTo ? this.i18n.t('admin.fromTo', { from, to: this.dates.date(one.validTo) }) : this.i18n.t('admin.since', { from });
  }

  protected isOver(one: Membership): boolean {
    return one.validTo !== null && new Date(one.validTo) <= new Date();
  }

  protected granted(change: Change | null): void {
    if (change) this.waits.emit(change);
    else this.ink.tell(this.i18n.t('admin.saved'));
    void this.list.load();
  }

  protected async end(): Promise<void> {
    const one = this.ending();
    this.ending.set(null);
    if (!one) return;
    try {
      await this.api.endMembership(one.id, one.version);
      this.problem.set(null);
      this.ink.tell(this.i18n.t('admin.saved'));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
    await this.list.load();
  }
}
