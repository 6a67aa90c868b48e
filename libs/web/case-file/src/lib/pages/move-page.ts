import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { GateResult, MoveOption } from '@tact/domain';
import { type ApiProblem, I18n, TPipe } from '@tact/web/core';
import { Connection, moveCase } from '@tact/web/offline';
import { AreaField, Empty, Failure, GateList, Icon, InkBar, Note, PageHead, Radios } from '@tact/web/ui';
import { AskApproval } from '../approvals/ask-approval';
import { FileApprovals, type Subject } from '../approvals/file-approvals';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import { gateViews } from '../rules/gate-views';

const PATIENCE_MS = 15_000;

/** Chooses the next stage. Every way shows its gates; the server decides, and a refusal names the gates in words. */
@Component({
  selector: 'tact-move-page',
  imports: [AreaField, AskApproval, Empty, Failure, GateList, Icon, Note, PageHead, Radios, RouterLink, TPipe],
  providers: [FileApprovals],
  templateUrl: './move-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MovePage {
  private readonly connection = inject(Connection);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly saver = inject(Saver);
  protected readonly open = inject(OpenFile);
  protected readonly to = signal('');
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** The gates of a refusal, by the server or by the same rule here. */
  protected readonly refused = signal<readonly GateResult[] | null>(null);
  protected readonly isKept = signal(false);
  protected readonly options = computed(() =>
    this.open.moves().map((move) => ({
      value: move.to as string,
      label: this.name(move.to),
      hint: this.i18n.t('caseFile.stage.met', { met: this.gatesOf(move).filter((gate) => gate.met).length, all: move.gates.length }),
    })),
  );
  protected readonly chosen = computed(() => this.open.moves().find((move) => move.to === this.to()));
  protected readonly gates = computed(() => {
    const chosen = this.chosen();
    return chosen ? this.views(this.gatesOf(chosen)) : [];
  });
  protected readonly refusedGates = computed(() => this.views(this.refused() ?? []));
  protected readonly unmet = computed(() => (this.refused() ?? []).filter((gate) => !gate.met).length);
  /** Nothing but the supervisor's word is missing: it can be asked for here. */
  protected readonly toAsk = computed((): Subject | null => {
    const chosen = this.chosen();
    const unmet = chosen?.gates.filter((gate) => !gate.met) ?? [];
    if (!chosen || unmet.length === 0 || unmet.some((gate) => gate.key !== 'approval')) return null;
    return chosen.to === 'closed' ? { kind: 'closure' } : { kind: 'move', target: chosen.to };
  });
  protected readonly wantsReason = computed(() => this.chosen()?.gates.some((gate) => gate.key === 'reason') ?? false);

  protected choose(to: string): void {
    this.to.set(to);
    this.refused.set(null);
    this.problem.set(null);
  }

  protected name(to: string): string {
    return to === 'closed' ? this.i18n.t('caseFile.move.close') : this.i18n.tOr(`stage.${to}`, to);
  }

  protected async move(): Promise<void> {
    const chosen = this.chosen();
    if (!chosen) return;
    this.problem.set(null);
    this.refused.set(null);
    const gates = this.gatesOf(chosen);
    if (!this.connection.isOnline() && gates.some((gate) => !gate.met)) return this.refused.set(gates);
    this.isBusy.set(true);
    const saved = await this.saver.save(moveCase(this.open.head(), chosen.to, this.reason().trim() || undefined), PATIENCE_MS);
    this.isBusy.set(false);
    if (saved.kind === 'refused') return this.show(saved.problem, gates);
    this.isKept.set(saved.kind === 'here');
    if (saved.kind === 'here') return;
    this.ink.tell(this.i18n.t('caseFile.move.done', { stage: this.name(chosen.to) }));
    await this.router.navigate([...this.open.link()]);
  }

  private show(problem: ApiProblem, local: readonly GateResult[]): void {
    const named = (problem.problem.gates ?? []) as readonly Partial<GateResult & { code: string }>[];
    if (problem.code !== 'gates_unmet') return this.problem.set(problem);
    const gates = named.map((gate): GateResult => {
      const key = gate.key ?? gate.code ?? '';
      return { key, kind: gate.kind ?? 'computed', met: gate.met ?? false, missing: gate.missing ?? local.find((one) => one.key === key)?.missing ?? [] };
    });
    this.refused.set(gates.length ? gates : local);
    queueMicrotask(() => document.getElementById('move-refused')?.focus());
  }

  /** The reason is typed here: its gate follows the box. */
  private gatesOf(move: MoveOption): readonly GateResult[] {
    return move.gates.map((gate) => (gate.key === 'reason' ? { ...gate, met: this.reason().trim() !== '', missing: this.reason().trim() ? [] : ['reason'] } : gate));
  }

  private views(gates: readonly GateResult[]) {
    return gateViews(gates, this.i18n, (...parts) => this.open.link(...parts));
  }
}
