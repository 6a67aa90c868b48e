import { Inject, Injectable } from '@nestjs/common';
import { caseloadOf, type TactSettings } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import { BOARD, PEOPLE, TEAMS } from './board.query';
import type { Board, BoardChange, LateTask, UnassignedCase, WorkerLoad } from './board-view';
import { type SupervisedTeam, supervisedTeams } from './supervised-teams';

interface Stored {
  readonly now: string;
  readonly load: readonly { readonly ownerId: string; readonly risk: string | null; readonly cases: number }[];
  readonly lateBy: readonly { readonly userId: string | null; readonly tasks: number }[];
  readonly late: readonly (Omit<LateTask, 'assigneeName'> & { readonly ownerId: string | null })[];
  readonly lateTotal: number;
  readonly unassigned: readonly UnassignedCase[];
  readonly unassignedTotal: number;
  readonly changes: readonly BoardChange[];
}

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly isMember: boolean;
}

const ROWS = 50;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Overdue work, cases without an owner, the weighted caseload of each worker, and what changed (DESIGN.md section 1, UX 1). */
@Injectable()
export class ReadBoardHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
  ) {}

  /** `since`: an instant from which changes are told, a week ago without it. Empty for somebody who supervises no team. */
  execute(principal: Principal, since: string | null): Promise<Board> {
    const teams = supervisedTeams(principal);
    const ids = teams.map(({ teamId }) => teamId);
    return this.uow.run(principal, async () => {
      const [row] = await this.uow.query<{ board: Stored }>(BOARD, [ids, since, ROWS]);
      const board = row!.board;
      const people = await this.uow.query<Person>(PEOPLE, [ids, [...board.load.map(({ ownerId }) => ownerId), ...board.late.flatMap(({ assigneeId }) => assigneeId ?? [])]]);
      const names = await this.uow.query<{ teamId: string; name: string }>(TEAMS, [ids]);
      const { settings } = await this.clocks.read();
      return view(board, { people, names, teams, settings, since });
    });
  }
}

interface Around {
  readonly people: readonly Person[];
  readonly names: readonly { readonly teamId: string; readonly name: string }[];
  readonly teams: readonly SupervisedTeam[];
  readonly settings: TactSettings;
  readonly since: string | null;
}

function view(board: Stored, { people, names, teams, settings, since }: Around): Board {
  const instant = (text: string): string => new Date(text).toISOString();
  const perhaps = (text: string | null): string | null => text && instant(text);
  const nameOf = new Map(people.map(({ userId, name }) => [userId, name]));
  return {
    now: instant(board.now), since: since ?? new Date(Date.parse(board.now) - WEEK_MS).toISOString(),
    teams: names.map(({ teamId, name }) => ({ teamId, name, organisationName: teams.find((team) => team.teamId === teamId)?.organisationName ?? '' })),
    late: board.late.map(({ ownerId: _owner, ...task }) => ({ ...task, dueAt: instant(task.dueAt), escalatedAt: perhaps(task.escalatedAt), assigneeName: nameOf.get(task.assigneeId ?? '') ?? null })),
    lateTotal: board.lateTotal,
    unassigned: board.unassigned.map((one) => ({ ...one, registeredAt: instant(one.registeredAt), dueAt: perhaps(one.dueAt) })),
    unassignedTotal: board.unassignedTotal,
    workers: people.filter((person) => person.isMember || board.load.some(({ ownerId }) => ownerId === person.userId)).map((person) => loadOf(person, board, settings)).sort((a, b) => b.weight - a.weight || a.name.localeCompare(b.name)),
    weights: settings.caseload.weights,
    changes: board.changes.map((change) => ({ ...change, at: instant(change.at) })),
  };
}

function loadOf(person: Person, { load, lateBy }: Stored, { caseload }: TactSettings): WorkerLoad {
  const of = (risk: string | null): number => load.find((row) => row.ownerId === person.userId && row.risk === risk)?.cases ?? 0;
  const open = { high: of('high'), medium: of('medium'), low: of('low'), none: of('none'), unscreened: of(null) };
  return { ...person, ...open, ...caseloadOf(open, caseload), overdue: lateBy.find(({ userId }) => userId === person.userId)?.tasks ?? 0 };
}
