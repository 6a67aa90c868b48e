import { ChangeDetectionStrategy, Component, inject, input, model, signal } from '@angular/core';
import { Dates, TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';

/** One file: dropped on the box, or picked with its button. */
@Component({
  selector: 'tact-file-drop',
  imports: [Icon, TPipe],
  template: `<div
    class="field dropbox"
    [class.wrong]="!!error()"
    [class.over]="isOver()"
    (dragover)="$event.preventDefault(); isOver.set(true)"
    (dragleave)="isOver.set(false)"
    (drop)="drop($event)"
  >
    <label for="file">{{ 'imports.file.label' | t }}</label>
    <span class="hint" id="file-hint">{{ 'imports.file.hint' | t }}</span>
    @if (error()) {
      <span class="error" id="file-error"><svg tactIcon="attention" [small]="true"></svg>{{ error() }}</span>
    }
    <input
      #box
      class="input"
      id="file"
      type="file"
      accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      aria-describedby="file-hint file-error"
      [attr.aria-invalid]="!!error() || null"
      (change)="pick(box.files)"
    />
    @if (file(); as chosen) {
      <p class="small">
        <svg tactIcon="doc" [small]="true"></svg> <b>{{ chosen.name }}</b> · {{ 'imports.file.size' | t: { size: dates.number(kilobytes(chosen)) } }}
      </p>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileDrop {
  protected readonly dates = inject(Dates);
  protected readonly isOver = signal(false);
  readonly file = model<File | null>(null);
  readonly error = input('');

  protected pick(files: FileList | null): void {
    const chosen = files?.[0];
    if (chosen) this.file.set(chosen);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    this.pick(event.dataTransfer?.files ?? null);
  }

  protected kilobytes(file: File): number {
    return Math.max(1, Math.round(file.size / 1024));
  }
}
