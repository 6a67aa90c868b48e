import { Injectable, computed, inject } from '@angular/core';
import { Dates, I18n } from '@tact/web/core';
import type { ApprovalHead } from '@tact/web/offline';
import { OpenFile } from '../file/open-file';

export interface Subject {
  readonly kind: string;
  /** The record; the case itself without one. */
  readonly id?: string;
  readonly target?: string;
}

/** The approvals of the open file, newest first, with their words. Provided by the pages that show them. */
@Injectable()
export class FileApprovals {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly open = inject(OpenFile);
  readonly all = computed(() => ([...this.open.file().approvals] as unknown as ApprovalHead[]).sort((a, b) => b.proposedAt.localeCompare(a.proposedAt) || b.id.localeCompare(a.id)));

  /** The newest approval of a subject. */
  of({ kind, id, target }: Subject): ApprovalHead | undefined {
    return this.all().find((one) => one.subjectKind === kind && one.subjectId === (id ?? this.open.id()) && (target === undefined || one.target === target));
  }

  subject({ subjectKind, target }: Pick<ApprovalHead, 'subjectKind' | 'target'>): string {
    const place = target === null ? '' : this.i18n.tOr(`stage.${target}`, target);
    return this.i18n.has(`approvals.subject.${subjectKind}`) ? this.i18n.t(`approvals.subject.${subjectKind}`, { place }) : subjectKind;
  }

  /** `Case plan, version 3`. */
  title(one: Pick<ApprovalHead, 'subjectKind' | 'target' | 'subjectVersion'>): string {
    return this.i18n.t('approvals.version', { subject: this.subject(one), version: one.subjectVersion });
  }

  state({ state }: Pick<ApprovalHead, 'state'>): string {
    return this.i18n.t(`approvals.state.${state}`);
  }

  /** Who proposed, or who decided, and when. */
  line(one: Pick<ApprovalHead, 'state' | 'proposedByName' | 'proposedAt' | 'decidedByName' | 'decidedAt'>): string {
    const proposed = this.i18n.t('approvals.proposedBy', { name: one.proposedByName, at: this.dates.instant(one.proposedAt) });
    if (!one.decidedByName || !one.decidedAt) return proposed;
    const decided = this.i18n.t('approvals.decidedBy', { state: this.i18n.t(`approvals.state.${one.state === 'returned' ? 'returned' : 'approved'}`), name: one.decidedByName, at: this.dates.instant(one.decidedAt) });
    return `${decided} · ${proposed}`;
  }
}
