import { Injectable, inject } from '@angular/core';
import type { FieldRule } from '@tact/domain';
import { I18n } from '@tact/web/core';
import { FieldWords } from '@tact/web/sharing';
import type { ApprovalItem } from '../approval-item';
import type { ChangeWords } from './page-changes';

/** Words of what is put before a supervisor. */
@Injectable({ providedIn: 'root' })
export class SubjectWords implements ChangeWords {
  private readonly i18n = inject(I18n);
  private readonly words = inject(FieldWords);

  /** `Case plan, version 3`. */
  title(item: Pick<ApprovalItem, 'subjectKind' | 'subjectVersion'> & { readonly target?: string | null }): string {
    return this.i18n.t('approvals.version', { subject: this.subject(item.subjectKind, item.target ?? null), version: item.subjectVersion });
  }

  subject(kind: string, target: string | null): string {
    const place = target === null ? '' : this.i18n.tOr(`stage.${target}`, target);
    return this.i18n.has(`approvals.subject.${kind}`) ? this.i18n.t(`approvals.subject.${kind}`, { place }) : kind;
  }

  kind(kind: string): string {
    return this.i18n.tOr(`caseFile.kind.${kind}`, kind);
  }

  field(kind: string, field: string): string {
    return this.i18n.tOr(`caseFile.fieldOf.${kind}.${field}`, this.i18n.tOr(`caseFile.field.${field}`, field));
  }

  value(rule: FieldRule, value: unknown): string {
    return this.words.of(rule, value);
  }

  /** A part that can be marked: a kind of record, or a field of the subject. */
  part(subject: string, part: string): string {
    return this.i18n.has(`caseFile.kind.${part}`) ? this.kind(part) : this.field(subject, part);
  }
}
