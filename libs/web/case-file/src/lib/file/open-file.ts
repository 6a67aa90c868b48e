import { Injectable, type Signal, computed, inject, signal } from '@angular/core';
import { type RecordKind, isRecordKind, kindRule } from '@tact/domain';
import { Access } from '@tact/web/core';
import { type CaseFile, type CaseRecord, CaseStore, type FileView, Outbox } from '@tact/web/offline';
import { moveOptions } from '../rules/move-options';
import { EMPTY_FILE } from './empty-file';

const LOADING: FileView = { file: null, state: 'loading', problem: null };

/** The file that is open in the shell, for every page inside it. Provided by the shell, one per case. */
@Injectable()
export class OpenFile {
  private readonly store = inject(CaseStore);
  private readonly access = inject(Access);
  private readonly outbox = inject(Outbox);
  private readonly held = signal<{ readonly id: string; readonly view: Signal<FileView> } | null>(null);
  readonly view = computed(() => this.held()?.view() ?? LOADING);
  readonly file = computed<CaseFile>(() => this.view().file ?? EMPTY_FILE);
  readonly head = computed(() => this.file().head);
  readonly id = computed(() => this.held()?.id ?? '');
  readonly records = computed(() => this.file().records.filter((record) => isRecordKind(record.kind)));
  readonly canWrite = computed(() => this.file().grants.access === 'write' && this.head().access === 'write');
  /** Whether the user gives cases of their team to somebody; the server decides again. */
  readonly mayAssign = computed(() => this.canWrite() && this.access.can('assign', 'Case'));
  readonly mayExport = computed(() => this.canWrite() && this.access.can('export', 'Case'));
  private readonly hasUnsent = computed(() => this.outbox.items().some((item) => item.operation.caseId === this.id() && item.state !== 'attention'));
  /** Where the case may go from here, each way with its gates. */
  readonly moves = computed(() => moveOptions(this.file(), this.hasUnsent()));
  /** Changes of this case that need a person. */
  readonly attention = computed(() => this.outbox.items().filter((item) => item.operation.caseId === this.id() && item.state === 'attention'));

  use(id: string): void {
    if (this.held()?.id !== id) this.held.set({ id, view: this.store.file(id) });
  }

  again(): void {
    void this.store.open(this.id());
  }

  /** Records of a kind, newest first. */
  of(kind: RecordKind): readonly CaseRecord[] {
    return this.records().filter((record) => record.kind === kind).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  one(kind: RecordKind): CaseRecord | undefined {
    return this.of(kind)[0];
  }

  sees(section: string): boolean {
    return this.file().grants.sections.includes(section);
  }

  mayAdd(kind: RecordKind): boolean {
    return this.canWrite() && this.sees(kindRule(kind).section);
  }

  /** The section of a record; one that is not sent yet has it from the table of kinds. */
  sectionOf(record: CaseRecord): string {
    return isRecordKind(record.kind) ? kindRule(record.kind).section : record.section;
  }

  /** An absolute address inside this file. */
  link(...parts: readonly string[]): readonly string[] {
    return ['/cases', this.id(), ...parts];
  }
}
