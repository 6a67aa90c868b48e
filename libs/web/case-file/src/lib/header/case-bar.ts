import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, I18n, TPipe } from '@tact/web/core';
import { CaseCode, Icon, PageHead, Risk } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Alerts } from './alerts';
import { CaseFactWords } from './case-facts';
import { ShownName } from './shown-name';

/**
 * The case header: on a PC a printed strip on every page of the file; on a phone the whole header on the first page and
 * code, risk and safe contact above the others.
 */
@Component({
  selector: 'tact-case-bar',
  imports: [Alerts, CaseCode, Icon, PageHead, Risk, RouterLink, ShownName, TPipe],
  providers: [CaseFactWords],
  templateUrl: './case-bar.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseBar {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  protected readonly open = inject(OpenFile);
  protected readonly words = inject(CaseFactWords);
  readonly isFront = input(false);
  protected readonly canRefer = computed(() => this.open.canWrite() && this.access.can('propose', 'Referral'));
  protected readonly canHandOver = computed(() => this.access.can('read', 'HandOver'));
  protected readonly canAlert = computed(() => this.open.canWrite() && this.open.head().status !== 'closed');
  protected readonly stage = computed(() => this.i18n.tOr(`stage.${this.open.head().stage}`, this.open.head().stage));
}
