import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A case code in its 3-4-3 groups, never broken over lines. */
@Component({
  selector: 'tact-code',
  template: '{{ grouped() }}',
  host: { class: 'code' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseCode {
  readonly code = input.required<string>();
  protected readonly grouped = computed(() => groupCode(this.code()));
}

/** KV72M4Q8TX -> KV7-2M4Q-8TX; a code already grouped stays. */
export function groupCode(code: string): string {
  return code.length === 10 ? `${code.slice(0, 3)}-${code.slice(3, 7)}-${code.slice(7)}` : code;
}
