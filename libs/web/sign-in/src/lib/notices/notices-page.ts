import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { type Notice, NoticeStore } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, PageHead, Section } from '@tact/web/ui';
import { noticeLink } from './notice-link';

/** What is new for me: when, about what kind of thing, and where it is. Nothing of its content stands here. */
@Component({
  selector: 'tact-notices-page',
  imports: [Empty, Failure, Icon, Loading, PageHead, RouterLink, Section, TPipe],
  templateUrl: './notices-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoticesPage {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  private readonly dates = inject(Dates);
  protected readonly store = inject(NoticeStore);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly rows = computed(() => this.store.list.value()?.map((notice) => ({
    notice, words: this.i18n.tOr(`signIn.notice.${notice.kind}`, this.i18n.t('signIn.notices.update')), at: this.dates.instant(notice.at), link: noticeLink(notice, this.access),
  })));

  constructor() {
    void this.store.list.load();
  }

  protected async read(notices: readonly Notice[]): Promise<void> {
    try {
      this.problem.set(null);
      await this.store.read(notices);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
