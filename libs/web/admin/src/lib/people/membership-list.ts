import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Empty, Failure, InkBar, Section, StateWord } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Change, Membership } from '../shared/admin-model';
import { EndMembership } from './end-membership';
import { GrantForm } from './grant-form';

/** The roles one person holds and held, from when until when. Ending one works at once; granting may need a second person. */
@Component({
  selector: 'tact-membership-list',
  imports: [Empty, EndMembership, Failure, GrantForm, Section, StateWord, TPipe],
  template: `<section tactSection [heading]="'admin.memberships' | t" [count]="list.items()?.length ?? null">
      @if (list.problem(); as failed) {
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
    <tact-end-membership [membership]="ending()" (closed)="ending.set(null)" (left)="ended()" />`,
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

  protected ended(): void {
    this.ending.set(null);
    this.ink.tell(this.i18n.t('admin.saved'));
    void this.list.load();
  }
}
