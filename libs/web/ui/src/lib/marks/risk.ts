import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from './icon';

export type RiskLevel = 'high' | 'medium' | 'low' | 'none' | null | undefined;

/** Glyph and word together. `[block]`: the one block of a case header ("High risk"). No level: "Not screened". */
@Component({
  selector: 'tact-risk',
  imports: [Icon, TPipe],
  template: `<svg [tactIcon]="glyph()"></svg>{{ (block() ? 'risk.block.' : 'risk.') + word() | t }}`,
  host: { '[class]': '"risk " + tone() + (block() ? " block" : "")' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Risk {
  readonly level = input.required<RiskLevel>();
  readonly block = input(false);
  protected readonly word = computed(() => this.level() ?? 'unknown');
  protected readonly tone = computed(() => (this.level() === 'high' || this.level() === 'medium' ? this.level() : 'low'));
  protected readonly glyph = computed(() => {
    const level = this.level();
    if (!level) return 'todo';
    return level === 'none' ? 'none' : level;
  });
}
