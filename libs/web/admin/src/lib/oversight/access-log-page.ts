import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Api, Dates, Drafts, I18n, TPipe } from '@tact/web/core';
import { CaseCode, Icon, type Option, Radios, SelectField } from '@tact/web/ui';
import { Paged } from '../shared/paged';
import { LogFrame } from './log-frame';
import { ACCESS_KINDS, type AccessEntry, NO_FILTER, filterBody } from './log-model';

/** Who opened which file when: what the server saw itself, apart from what devices report. */
@Component({
  selector: 'tact-access-log-page',
  imports: [CaseCode, Icon, LogFrame, Radios, SelectField, TPipe],
  templateUrl: './access-log-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessLogPage {
  private readonly api = inject(Api);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  protected readonly dates = inject(Dates);
  private readonly filter = this.drafts.of('oversight:filter', NO_FILTER);
  protected readonly kind = this.drafts.of('oversight:kind', '');
  protected readonly seenBy = this.drafts.of('oversight:seenBy', 'server');
  protected readonly kinds = computed<readonly Option[]>(() => this.kindsSeen().map((value) => ({ value, label: this.i18n.t(`oversight.kind.${value}`) })));
  protected readonly sources = computed<readonly Option[]>(() => ['server', 'device', 'both'].map((value) => ({ value, label: this.i18n.t(`oversight.source.${value}`) })));
  protected readonly list = new Paged<AccessEntry>((cursor) =>
    this.api.post('/oversight/access-log', { ...filterBody(this.filter()), kind: this.kind() ? [this.kind()] : this.kindsSeen(), ...(cursor ? { cursor } : {}) }),
  );

  constructor() {
    void this.list.load();
  }

  protected see(source: string): void {
    this.seenBy.set(source);
    if (!(this.kindsSeen() as readonly string[]).includes(this.kind())) this.kind.set('');
    void this.list.load();
  }

  protected what(entry: AccessEntry): string {
    const kind = this.i18n.tOr(`oversight.did.${entry.kind}`, entry.kind);
    return entry.section ? `${kind}: ${this.i18n.tOr(`section.${entry.section}`, this.i18n.tOr(`oversight.page.${entry.section}`, entry.section))}` : kind;
  }

  private kindsSeen(): readonly (typeof ACCESS_KINDS)[number][] {
    if (this.seenBy() === 'both') return ACCESS_KINDS;
    return ACCESS_KINDS.filter((kind) => (kind === 'opened_on_device') === (this.seenBy() === 'device'));
  }
}
