import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Note } from '@tact/web/ui';

/** The address to hand over to a person, shown once. What stands behind # never reaches a log. */
@Component({
  selector: 'tact-invitation-note',
  imports: [Note, TPipe],
  template: `<tact-note kind="ok" [heading]="'admin.invitation.title' | t" icon="key">
    {{ 'admin.invitation.text' | t }}
    <p class="handover">{{ address() }}</p>
  </tact-note>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InvitationNote {
  private readonly origin = inject(DOCUMENT).location.origin;
  readonly token = input.required<string>();
  protected readonly address = computed(() => `${this.origin}/invitation#${this.token()}`);
}
