import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type RecordKind, isSection, kindRule, kindsOfSection } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Empty, Icon, NotFound, PageHead, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordCard } from './record-card';

/** Kinds with a page of their own: where "add" leads. */
const OWN_PAGE: Readonly<Record<string, readonly string[]>> = {
  risk_screening: ['risk'], indicator_screening: ['indicators'], victim_status_decision: ['status'], mandatory_report: ['report'], consent: ['consent', 'new'], note: ['notes'],
};

/** One section of the file: its kinds of records in order, each with what is written and a way to add. */
@Component({
  selector: 'tact-section-page',
  imports: [Empty, Icon, NotFound, PageHead, RecordCard, RouterLink, Section, TPipe],
  templateUrl: './section-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionPage {
  private readonly i18n = inject(I18n);
  protected readonly open = inject(OpenFile);
  readonly section = input.required<string>();
  protected readonly isThere = computed(() => isSection(this.section()) && this.open.sees(this.section()));
  protected readonly kinds = computed(() => {
    const section = this.section();
    if (!isSection(section)) return [];
    return kindsOfSection(section).map((kind) => ({
      kind,
      name: this.i18n.t(`caseFile.kinds.${kind}`),
      records: this.open.of(kind),
      isOne: kindRule(kind).multiplicity === 'one',
      add: this.addLink(kind),
      addWord: this.i18n.t(`caseFile.add.${kind}`),
      page: kind === 'consent' ? this.open.link('consent') : kind === 'safe_contact' || kind === 'contact' ? this.open.link('contact') : null,
    }));
  });
  /** Kinds that have records or can get one; an empty kind nobody may write is not shown. */
  protected readonly shown = computed(() => this.kinds().filter((one) => one.records.length > 0 || one.add));

  private addLink(kind: RecordKind): readonly string[] | null {
    if (!this.open.mayAdd(kind) || kind === 'import_source') return null;
    if (kindRule(kind).multiplicity === 'one' && this.open.of(kind).length > 0) return null;
    return this.open.link(...(OWN_PAGE[kind] ?? ['add', kind]));
  }
}
