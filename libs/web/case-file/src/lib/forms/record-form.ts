import { ChangeDetectionStrategy, Component, computed, inject, input, type WritableSignal } from '@angular/core';
import { type RecordKind, kindRule } from '@tact/domain';
import type { Option } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordWords } from '../words/record-words';
import type { Values } from './form-values';
import { RecordField } from './record-field';

/** All fields of a record kind, from the table of the domain. `only` chooses some and their order. */
@Component({
  selector: 'tact-record-form',
  imports: [RecordField],
  template: `@for (field of fields(); track field.name) {
    <tact-record-field
      [kind]="kind()"
      [name]="field.name"
      [rule]="field.rule"
      [value]="values()()[field.name]"
      [error]="errors()[field.name] ?? ''"
      [rows]="field.name === 'text' ? 8 : 4"
      [choices]="choicesOf(field.name)"
      (changed)="change(field.name, $event)"
    />
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordForm {
  private readonly open = inject(OpenFile);
  private readonly words = inject(RecordWords);
  readonly kind = input.required<RecordKind>();
  /** The answers themselves, which all forms of a page share: a copy would be behind when two change at once, and undo the first. */
  readonly values = input.required<WritableSignal<Values>>();
  readonly errors = input<Readonly<Record<string, string>>>({});
  readonly only = input<readonly string[] | null>(null);
  /** Choices that the page knows, by field; others come from the rule. */
  readonly choices = input<Readonly<Record<string, readonly Option[]>>>({});
  protected readonly fields = computed(() => {
    const rules = kindRule(this.kind()).fields;
    return (this.only() ?? Object.keys(rules)).flatMap((name) => {
      const rule = rules[name];
      return rule ? [{ name, rule }] : [];
    });
  });
  private readonly goals = computed(() =>
    this.open.of('plan_goal').map((goal) => ({ value: goal.id, label: this.words.gist('plan_goal', goal.fields).slice(0, 80) })),
  );

  protected choicesOf(name: string): readonly Option[] | null {
    return this.choices()[name] ?? (name === 'goalId' ? this.goals() : null);
  }

  protected change(name: string, value: unknown): void {
    this.values().update((values) => ({ ...values, [name]: value }));
  }
}
