import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Api, Dates, Drafts, I18n, TPipe } from '@tact/web/core';
import { CaseCode, type Option, SelectField } from '@tact/web/ui';
import { Paged } from '../shared/paged';
import { LogFrame } from './log-frame';
import { type AuditEntry, NO_FILTER, filterBody } from './log-model';

/** Tables whose changes a person asks for, in the order of their weight. */
const TABLES = [
  'case_file', 'case_record', 'case_name', 'case_task', 'case_grant', 'case_block', 'stage_move', 'referral', 'referral_entry', 'approval',
  'membership', 'role', 'app_user', 'credential', 'session', 'device', 'change_request', 'erasure', 'organisation', 'team', 'setting', 'code_value', 'area', 'import_run',
] as const;

/** Who changed what when: which fields, never their values. */
@Component({
  selector: 'tact-audit-log-page',
  imports: [CaseCode, LogFrame, SelectField, TPipe],
  templateUrl: './audit-log-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditLogPage {
  private readonly api = inject(Api);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  protected readonly dates = inject(Dates);
  private readonly filter = this.drafts.of('oversight:filter', NO_FILTER);
  protected readonly table = this.drafts.of('oversight:table', '');
  protected readonly tables = computed<readonly Option[]>(() => TABLES.map((value) => ({ value, label: this.tableName(value) })));
  protected readonly list = new Paged<AuditEntry>((cursor) =>
    this.api.post('/oversight/audit-log', { ...filterBody(this.filter()), ...(this.table() ? { table: this.table() } : {}), ...(cursor ? { cursor } : {}) }),
  );

  constructor() {
    void this.list.load();
  }

  protected tableName(table: string): string {
    return this.i18n.tOr(`oversight.table.${table}`, table);
  }

  protected fields(entry: AuditEntry): string {
    return entry.changed.slice(0, 8).map((name) => name.replaceAll('_', ' ')).join(', ') + (entry.changed.length > 8 ? ' …' : '');
  }
}
