import type { WorkTask } from '@tact/web/offline';

export interface VisitView {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: string;
  /** Days after the case came to the stage. */
  readonly day: number;
  readonly state: 'open' | 'late' | 'done' | 'cancelled';
  readonly withScore: boolean;
}

const DAY_MS = 86_400_000;
const VISITS: readonly string[] = ['reintegration_visit', 'unannounced_visit', 'post_closure_visit'];

/** The scheduled visits of a file in the order they are due; a score that is due on the same day is told with its visit. */
export function visitViews(tasks: readonly WorkTask[], stageSince: string, now: string): VisitView[] {
  const scores = new Set(tasks.filter(({ kind }) => kind === 'reintegration_score').map(({ dueAt }) => dueAt.slice(0, 10)));
  return tasks
    .filter(({ kind }) => VISITS.includes(kind))
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    .map(({ id, kind, dueAt, state }) => ({
      id, kind, dueAt, day: Math.round((Date.parse(dueAt) - Date.parse(stageSince)) / DAY_MS),
      state: state === 'open' && dueAt < now ? ('late' as const) : state,
      withScore: kind === 'reintegration_visit' && scores.has(dueAt.slice(0, 10)),
    }));
}
