import { Injectable, computed, inject } from '@angular/core';
import { Auth, Dates, I18n, PersonWords, sameDay } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { OpenFile } from '../file/open-file';

/** The words of the case header. Provided beside `OpenFile`. */
@Injectable()
export class CaseFactWords {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly open = inject(OpenFile);
  private readonly people = inject(PersonWords);
  private readonly reference = inject(Reference);

  readonly person = computed(() => this.people.of(this.open.head()));
  readonly victimStatus = computed(() => this.i18n.tOr(`victimStatus.${this.open.head().victimStatus}`, this.open.head().victimStatus));
  readonly facts = computed(() => [this.person(), this.reference.area(this.open.head().areaId), this.victimStatus()].filter(Boolean).join(' · '));
  readonly owner = computed(() => {
    const head = this.open.head();
    if (!head.ownerId) return this.i18n.t('caseFile.noOwner');
    return head.ownerId === this.auth.principal()?.userId ? this.i18n.t('caseFile.you') : (head.ownerName ?? '');
  });
  /** In the worker's own words, or the name of the task that is due next. */
  readonly nextStep = computed(() => {
    const step = this.open.head().nextStep ?? '';
    return this.i18n.tOr(`task.${step}`, this.i18n.tOr(`caseFile.taskKind.${step}`, step));
  });
  readonly nextDue = computed(() => {
    const due = this.open.head().nextDue;
    if (!due) return '';
    return sameDay(due, new Date()) ? this.i18n.t('caseFile.todayAt', { time: this.dates.time(due) }) : this.dates.short(due);
  });
  /** The safe way to contact, as one text; null while nobody wrote it down. */
  readonly safeContact = computed(() => {
    const fields = this.open.one('safe_contact')?.fields;
    if (!fields) return null;
    const parts = ['how', 'whom', 'when', 'avoid'].map((name) => String(fields[name] ?? '').trim()).filter(Boolean);
    return parts.length ? parts.join('. ').replace(/([.!?])\. /g, '$1 ') : null;
  });
}
