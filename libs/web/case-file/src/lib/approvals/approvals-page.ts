import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Empty, GoRow, PageHead, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordWords } from '../words/record-words';
import { AskApproval } from './ask-approval';
import { FileApprovals, type Subject } from './file-approvals';

/** What of the case can be put before a supervisor, and everything that was decided, each to be opened as it was read then. */
@Component({
  selector: 'tact-file-approvals-page',
  imports: [AskApproval, Empty, GoRow, PageHead, Section, TPipe],
  providers: [FileApprovals],
  template: `<tact-page-head [heading]="'approvals.title' | t" [back]="open.link()" />
    <main id="main" class="filepage">
      @for (one of askable(); track one.key) {
        <section tactSection class="infile" [heading]="one.name">
          @if (one.state) {
            <p class="quiet">{{ one.state }}</p>
          }
          <tact-ask-approval [subject]="one.subject" />
        </section>
      }
      <section tactSection class="infile" [heading]="'approvals.history' | t" [count]="approvals.all().length">
        @if (approvals.all().length) {
          <ul class="rows">
            @for (one of approvals.all(); track one.id) {
              <li tactGoRow [to]="open.link('approvals', one.id)" [heading]="approvals.title(one)" [sub]="approvals.line(one)">{{ approvals.state(one) }}</li>
            }
          </ul>
        } @else {
          <tact-empty [heading]="'approvals.none' | t" />
        }
      </section>
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileApprovalsPage {
  private readonly i18n = inject(I18n);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  protected readonly approvals = inject(FileApprovals);
  /** The plan once it has a goal, every finished assessment, the reintegration plan; and moves that lack nothing but approval. */
  protected readonly askable = computed(() => {
    const subjects: (Subject & { readonly name: string })[] = [];
    const named = (kind: string, more = ''): string => [this.i18n.t(`approvals.subject.${kind}`, { place: '' }), more].filter(Boolean).join(': ');
    if (this.open.of('plan_goal').length) subjects.push({ kind: 'plan', name: named('plan') });
    for (const one of this.open.of('assessment').filter(({ fields }) => fields['done'] === true)) subjects.push({ kind: 'assessment', id: one.id, name: named('assessment', this.words.gist('assessment', one.fields)) });
    for (const one of this.open.of('reintegration_plan')) subjects.push({ kind: 'reintegration_plan', id: one.id, name: named('reintegration_plan') });
    for (const { to, gates } of this.open.moves()) {
      const unmet = gates.filter(({ met }) => !met);
      if (unmet.length === 0 || unmet.some(({ key }) => key !== 'approval')) continue;
      const subject: Subject = to === 'closed' ? { kind: 'closure' } : { kind: 'move', target: to };
      subjects.push({ ...subject, name: this.approvals.subject({ subjectKind: subject.kind, target: subject.target ?? null }) });
    }
    return subjects.flatMap(({ name, ...subject }) => {
      const newest = this.approvals.of(subject);
      if (newest?.state === 'approved' && subject.kind !== 'move' && subject.kind !== 'closure') return [];
      return [{ key: `${subject.kind}:${subject.id ?? subject.target ?? ''}`, name, subject, state: newest && newest.state !== 'waiting' ? this.approvals.state(newest) : '' }];
    });
  });
}
