import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, PersonWords, TPipe } from '@tact/web/core';
import { CaseNames, CaseStore, Reference } from '@tact/web/offline';
import { ConsentBasis, consentsOf } from '@tact/web/sharing';
import { Failure, Icon, Loading, MaskedName, NotFound, Risk } from '@tact/web/ui';

/** The file beside the proposal: who, where it stands, when the child was last seen, its words, its consents. */
@Component({
  selector: 'tact-file-side',
  imports: [ConsentBasis, Failure, Icon, Loading, MaskedName, NotFound, Risk, RouterLink, TPipe],
  template: `<header class="sechead"><h3>{{ 'supervision.file' | t }}</h3><a class="small" [routerLink]="['/cases', caseId()]">{{ 'supervision.openAll' | t }}</a></header>
    @if (view().file; as file) {
      <dl class="kv stacked">
        <dt>{{ 'sharedFile.fact.child' | t }}</dt>
        <dd>
          {{ person() }}<br /><tact-name [name]="names.of(caseId())" />
          @if (!names.of(caseId())) {
            &nbsp;<button class="link" type="button" (click)="names.showFor(caseId())"><svg tactIcon="eye" [small]="true"></svg>{{ 'supervision.showName' | t }}</button>
          }
        </dd>
        <dt>{{ 'sharedFile.fact.stage' | t }}</dt>
        <dd>{{ stage() }}</dd>
        <dt>{{ 'sharedFile.fact.risk' | t }}</dt>
        <dd><tact-risk [level]="file.head.risk" /></dd>
        @for (row of rows(); track row.label) {
          <dt>{{ 'supervision.side.' + row.label | t }}</dt>
          <dd class="kept"><bdi>{{ row.text }}</bdi></dd>
        }
      </dl>
      <header class="sechead mt"><h3>{{ 'supervision.side.consents' | t }}</h3></header>
      <tact-consent-basis [file]="file" [consentIds]="consentIds()" />
    } @else if (view().state === 'gone') {
      <tact-not-found />
    } @else if (view().problem) {
      <tact-failure [problem]="view().problem!" />
    } @else {
      <tact-loading [rows]="3" />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileSide {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  private readonly reference = inject(Reference);
  private readonly store = inject(CaseStore);
  protected readonly names = inject(CaseNames);
  readonly caseId = input.required<string>();
  private readonly source = computed(() => this.store.file(this.caseId()));
  protected readonly view = computed(() => this.source()());
  private readonly head = computed(() => this.view().file?.head);
  protected readonly person = computed(() => {
    const head = this.head();
    return head ? [this.people.of(head), this.reference.area(head.areaId)].filter(Boolean).join(', ') : '';
  });
  protected readonly stage = computed(() => {
    const head = this.head();
    return head ? this.i18n.t('supervision.side.since', { stage: this.i18n.tOr(`stage.${head.stage}`, head.stage), day: this.dates.date(head.stageSince.slice(0, 10)) }) : '';
  });
  protected readonly consentIds = computed(() => {
    const file = this.view().file;
    return file ? consentsOf(file).filter(({ given }) => given).map(({ id }) => id) : [];
  });
  protected readonly rows = computed(() => {
    const records = this.view().file?.records ?? [];
    const last = (kind: string): Readonly<Record<string, unknown>> | undefined =>
      records.filter((record) => record.kind === kind).sort((a, b) => String(a.fields['on'] ?? a.createdAt).localeCompare(String(b.fields['on'] ?? b.createdAt))).at(-1)?.fields;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    const words = text(last('visit')?.['childWords']) || text(last('assessment')?.['childViews']);
    return [
      { label: 'lastSeen', text: this.dates.date(text(last('visit')?.['on'])) },
      { label: 'childWords', text: words && `“${words}”` },
      { label: 'riskReason', text: text(last('risk_screening')?.['reason']) },
    ].filter(({ text: shown }) => shown !== '');
  });
}
