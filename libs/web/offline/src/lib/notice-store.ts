import { Injectable, computed, inject } from '@angular/core';
import { Api, Auth } from '@tact/web/core';
import { Remote } from './remote';

/** "You have an update": its kind and the id of what it is about, nothing of its content. */
export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly resource: string | null;
  readonly at: string;
  readonly readAt: string | null;
}

const FRESH = 60_000;

/** One's own newest notices, and how many of them are unread. */
@Injectable({ providedIn: 'root' })
export class NoticeStore {
  private readonly api = inject(Api);
  private readonly auth = inject(Auth);
  private readAt = 0;
  private of: string | undefined;
  readonly list = new Remote<readonly Notice[]>(() => this.api.get<readonly Notice[]>('/me/notifications'));
  readonly unread = computed(() => (this.list.value() ?? []).filter(({ readAt }) => readAt === null).length);

  /** Reads them again after a minute, or at once for somebody else. */
  async refresh(now = Date.now()): Promise<void> {
    const me = this.auth.principal()?.userId;
    if (me === this.of && now - this.readAt < FRESH) return;
    if (me !== this.of) this.list.set(null);
    this.of = me;
    this.readAt = now;
    if (me !== undefined) await this.list.load();
  }

  /** Marks these as read; those that are read already are left alone. Throws `ApiProblem`. */
  async read(notices: readonly Notice[]): Promise<void> {
    for (const notice of notices.filter(({ readAt }) => readAt === null)) {
      await this.api.post(`/me/notifications/${notice.id}/read`, {});
      const at = new Date().toISOString();
      this.list.set((this.list.value() ?? []).map((held) => (held.id === notice.id ? { ...held, readAt: at } : held)));
    }
  }
}
