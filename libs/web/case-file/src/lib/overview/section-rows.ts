import { Injectable, computed, inject } from '@angular/core';
import { SECTIONS, type Section } from '@tact/domain';
import { I18n } from '@tact/web/core';
import { type BadgeOfRecord, Outbox } from '@tact/web/offline';
import type { StateKind } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { sectionState } from '../rules/section-state';

export interface SectionRow {
  readonly section: Section;
  readonly name: string;
  readonly link: readonly string[];
  readonly holds: string;
  readonly changedAt: string | null;
  readonly state: StateKind | null;
  readonly words: string;
  readonly badge: BadgeOfRecord;
}

/** Sections of processes that are not recorded yet have no row. */
const SHOWN: readonly Section[] = SECTIONS.filter((section) => !['summary', 'return'].includes(section));

/** Stages from which the way leads to reintegration. */
const TOWARDS_HOME: readonly string[] = ['protection', 'assisted_return', 'reintegration'];

/** The rows of the section table and of the phone's task list, from one rule. */
@Injectable()
export class SectionRows {
  private readonly i18n = inject(I18n);
  private readonly open = inject(OpenFile);
  private readonly outbox = inject(Outbox);

  readonly rows = computed<readonly SectionRow[]>(() =>
    SHOWN.filter((section) => this.open.sees(section)).flatMap((section) => {
      const state = sectionState(this.open.file(), section);
      if (section === 'documents' && state.counts.length === 0) return [];
      if (section === 'reintegration' && state.counts.length === 0 && !TOWARDS_HOME.includes(this.open.head().stage)) return [];
      const hasTwo = this.open.attention().some((item) => item.conflicts?.length && this.isIn(section, item.operation.id));
      return [{
        section,
        name: this.i18n.t(`section.${section}`),
        link: this.open.link(...(section === 'notes' ? ['notes'] : section === 'reintegration' ? ['reintegration'] : section === 'family' ? ['family'] : ['section', section])),
        holds: this.holds(state.counts, state.missing),
        changedAt: state.changedAt,
        state: hasTwo ? ('conflict' as const) : state.state,
        words: hasTwo || state.state !== 'part' ? '' : this.i18n.t('caseFile.sections.missing', { count: state.missing.length }),
        badge: this.badge(section),
      }];
    }),
  );
  readonly complete = computed(() => this.rows().filter((row) => row.state === 'complete').length);
  readonly counted = computed(() => this.rows().filter((row) => row.state !== null).length);

  private holds(counts: readonly { kind: string; count: number }[], missing: readonly string[]): string {
    const parts = counts.map(({ kind, count }) => this.i18n.t(`caseFile.count.${kind}`, { count }));
    const lacks = missing.slice(0, 2).map((code) => this.i18n.t('caseFile.sections.lacks', { what: this.i18n.tOr(`caseFile.missing.${code}`, this.i18n.tOr(`caseFile.kind.${code}`, code)) }));
    return [...parts.slice(0, 3), ...lacks].join('; ');
  }

  private badge(section: Section): BadgeOfRecord {
    const badges = this.open.records().filter((record) => this.isIn(section, record.id)).map((record) => this.outbox.badge(record.id));
    return badges.find((badge) => badge === 'attention') ?? badges.find((badge) => badge === 'here') ?? badges.find((badge) => badge === 'sent') ?? null;
  }

  private isIn(section: Section, recordId: string): boolean {
    return this.open.records().some((record) => record.id === recordId && this.open.sectionOf(record) === section);
  }
}
