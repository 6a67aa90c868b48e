import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type ApiProblem, Auth, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { Empty, Failure, InkBar, Loading, type Option, PageHead, Section, SelectField, StateWord } from '@tact/web/ui';
import { OversightTabs } from '../oversight/oversight-tabs';
import { AdminApi } from '../shared/admin-api';
import type { Change } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { InvitationNote } from '../shared/invitation-note';
import { ChangeWords } from './change-words';

const STATES = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const;
const MARKS = { waiting: 'wait', confirmed: 'complete', refused: 'none', withdrawn: 'none' } as const;

/** Changes that take a second person: who asks, what for; confirm or refuse by the second, take back by the first. */
@Component({
  selector: 'tact-changes-page',
  imports: [AdminTabs, Empty, Failure, InvitationNote, Loading, OversightTabs, PageHead, Section, SelectField, StateWord, TPipe],
  templateUrl: './changes-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangesPage {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  protected readonly auth = inject(Auth);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(ChangeWords);
  /** Whose tabs stand above: `admin` or `oversight`. */
  readonly area = input<string>('oversight');
  protected readonly marks = MARKS;
  protected readonly state = signal('waiting');
  protected readonly list = this.api.changes(() => this.state());
  protected readonly states = computed<readonly Option[]>(() => STATES.map((value) => ({ value, label: this.i18n.t(`admin.changeState.${value}`) })));
  protected readonly acting = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly invitation = signal<string | null>(null);

  constructor() {
    effect(() => {
      this.state();
      untracked(() => void this.list.load());
    });
  }

  protected isOwn(change: Change): boolean {
    return change.proposedBy === this.auth.principal()?.userId;
  }

  protected async decide(change: Change, what: 'confirm' | 'refuse' | 'withdraw'): Promise<void> {
    if (this.acting()) return;
    this.acting.set(change.id);
    this.invitation.set(null);
    try {
      const decided = await this.api.decide(change.id, what, change.version);
      this.problem.set(null);
      this.invitation.set(decided.invitation ?? null);
      this.ink.tell(this.i18n.t(`admin.changeState.${decided.state}`));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.acting.set('');
    }
    await this.list.load();
  }
}
