import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { caseCode } from '@tact/domain';
import { type ApiProblem, Auth, Drafts, I18n, ProblemTexts, TPipe, newId, toProblem } from '@tact/web/core';
import { type Candidate, CaseStore, Outbox, Reference, registerCase } from '@tact/web/offline';
import { CaseCode, ErrorSummary, Failure, Icon, Note, PageHead, Radios, RecordBadge } from '@tact/web/ui';
import { NameGroup } from './name-group';
import { ChildGroup } from './child-group';
import { PlaceGroup } from './place-group';
import { SameChild } from './same-child';
import { EMPTY_DRAFT, GROUPS, type RegisterDraft, draftProblems, registerValues, splitName } from './register-draft';

const LIKELY = 0.6;
const WAIT_MS = 4_000;

/** Quick registration: five answers, finish later. Likely the same child is shown before anything is saved. */
@Component({
  selector: 'tact-register-page',
  imports: [CaseCode, ChildGroup, ErrorSummary, Failure, Icon, NameGroup, Note, PageHead, PlaceGroup, Radios, RecordBadge, RouterLink, SameChild, TPipe],
  templateUrl: './register-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegisterPage {
  private readonly auth = inject(Auth);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly outbox = inject(Outbox);
  private readonly router = inject(Router);
  private readonly store = inject(CaseStore);
  private readonly texts = inject(ProblemTexts);
  protected readonly draft = this.drafts.of<RegisterDraft>('register', EMPTY_DRAFT);
  protected readonly groups = GROUPS;
  /** The group in sight on a phone; a PC shows all. */
  protected readonly at = signal(0);
  protected readonly codes = signal<Readonly<Record<string, string>>>({});
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly alike = signal<readonly Candidate[] | null>(null);
  /** The registered child's id, once it is kept here. */
  protected readonly saved = signal<string | null>(null);
  /** The child's case, however often this form is handed in. */
  private readonly caseId = newId();
  protected readonly code = computed(() => caseCode(this.caseId));
  protected readonly badge = computed(() => this.outbox.badge(this.saved() ?? ''));
  protected readonly messages = computed(() =>
    Object.entries(this.codes()).map(([name, code]) => ({ name, message: `${this.i18n.t(`cases.field.${name}`)}: ${this.texts.field({ path: name, code })}` })),
  );
  protected readonly errors = computed(() =>
    Object.fromEntries(Object.entries(this.codes()).map(([name, code]) => [name, this.texts.field({ path: name, code })])),
  );
  protected readonly homes = computed(() => (this.auth.principal()?.memberships ?? []).filter((one) => one.caseScope === 'own' || one.caseScope === 'team'));
  protected readonly homeOptions = computed(() => this.homes().map((one) => ({ value: one.id, label: `${one.organisationName}, ${this.i18n.tOr(`role.${one.roleKey}`, one.roleKey)}` })));

  constructor() {
    void inject(Reference).ensure();
    const state: unknown = history.state;
    const typed = state && typeof state === 'object' && 'name' in state && typeof state.name === 'string' ? state.name : '';
    if (typed) this.change({ ...splitName(typed), isNameUnknown: false });
    const home = this.home();
    if (!this.draft().country && home) this.change({ country: home.country, membershipId: home.id });
  }

  protected change(part: Partial<RegisterDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  /** On a phone: the next group, once this one's answers hold. */
  protected next(): void {
    const mine: readonly string[] = GROUPS[this.at()]?.fields ?? [];
    const problems = Object.entries(this.check()).filter(([field]) => mine.includes(field));
    this.codes.set(Object.fromEntries(problems));
    if (!problems.length) this.at.update((at) => at + 1);
  }

  protected back(): void {
    this.at.update((at) => Math.max(0, at - 1));
  }

  /** Checks the answers, looks for likely the same child, and only then saves. */
  protected async submit(): Promise<void> {
    this.codes.set(this.check());
    const wrong = GROUPS.findIndex((group) => group.fields.some((field) => this.codes()[field]));
    if (wrong >= 0) return this.at.set(wrong);
    if (this.draft().isNameUnknown) return this.save();
    this.isBusy.set(true);
    try {
      const { firstName, lastName } = this.draft();
      const found = await this.store.search(`${firstName} ${lastName}`.trim(), 10);
      const alike = found.filter((candidate) => candidate.score >= LIKELY);
      if (alike.length) this.alike.set(alike);
      else await this.save();
    } catch (error) {
      // Without an answer the child is registered all the same: a double is found later, a lost child is not.
      if (toProblem(error).isTransient) await this.save();
      else this.problem.set(toProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async save(): Promise<void> {
    const home = this.home();
    if (!home) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const operation = registerCase(registerValues(this.draft(), home), this.caseId);
    const { opId, settled } = this.outbox.enqueue(operation);
    const outcome = await Promise.race([settled, new Promise<null>((resolve) => setTimeout(resolve, WAIT_MS, null))]);
    this.isBusy.set(false);
    if (outcome?.outcome === 'rejected' || outcome?.outcome === 'conflict') return this.refused(opId);
    this.drafts.done('register');
    this.drafts.done('find');
    const isOpen = outcome !== null && (await this.router.navigate(['/cases', operation.id], { replaceUrl: true }).catch(() => false));
    if (!isOpen) this.saved.set(operation.id);
  }

  /** The server said no: the answers stay in the form, the operation goes. */
  private refused(opId: string): void {
    const problem = this.outbox.items().find((item) => item.operation.opId === opId)?.problem ?? null;
    this.outbox.discard(opId);
    this.alike.set(null);
    this.problem.set(problem);
    this.codes.set(Object.fromEntries((problem?.problem.fields ?? []).map((field) => [lastPart(field.path), field.code])));
  }

  private home() {
    return this.homes().find((one) => one.id === this.draft().membershipId) ?? this.homes()[0];
  }

  private check(): Readonly<Record<string, string>> {
    return draftProblems(this.draft(), new Date().toISOString().slice(0, 10));
  }
}

function lastPart(path: string): string {
  const name = path.split(/[./]/).pop() ?? path;
  return name === 'birthDate' || name === 'birthYear' ? 'birth' : name === 'ageEstimate' ? 'age' : name;
}
