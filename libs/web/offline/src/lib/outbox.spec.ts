import '@angular/compiler';
import { signal } from '@angular/core';
import { TestBed, getTestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';
import { Api, ApiProblem, Auth } from '@tact/web/core';
import type { Operation, Outcome, PushRequest } from '@tact/sync-protocol';
import { jest } from '@jest/globals';
import { addRecord } from './operations';
import { Outbox } from './outbox';

getTestBed().initTestEnvironment(BrowserTestingModule, platformBrowserTesting());

type Answer = (operations: readonly Operation[], key: string | undefined) => readonly Outcome[] | ApiProblem;

/** The server at the other end of the wire: answers are written per test, what it was sent is kept. */
class Wire {
  readonly sent: { operations: readonly Operation[]; key: string | undefined }[] = [];
  answer: Answer = (operations) => operations.map((operation) => outcome(operation, 'applied'));

  post(_path: string, body: PushRequest, options?: { idempotencyKey?: string }): Promise<{ outcomes: readonly Outcome[] }> {
    this.sent.push({ operations: body.operations, key: options?.idempotencyKey });
    const answer = this.answer(body.operations, options?.idempotencyKey);
    return answer instanceof ApiProblem ? Promise.reject(answer) : Promise.resolve({ outcomes: answer });
  }
}

const outcome = (operation: Operation, word: Outcome['outcome'], more: Partial<Outcome> = {}): Outcome => ({
  opId: operation.opId, outcome: word, entity: operation.entity, id: operation.id, ...more,
});

function setUp(): { outbox: Outbox; wire: Wire; user: ReturnType<typeof signal<{ userId: string } | null>> } {
  const wire = new Wire();
  const user = signal<{ userId: string } | null>({ userId: 'me' });
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: wire },
      { provide: Auth, useValue: { principal: user, isIn: () => true, accessToken: () => (user() ? 'token' : null) } },
    ],
  });
  return { outbox: TestBed.inject(Outbox), wire, user };
}

describe('Outbox', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    TestBed.resetTestingModule();
  });

  it('sends what was written and says so on the record', async () => {
    const { outbox } = setUp();
    const { settled } = outbox.enqueue(addRecord('case', 'note', { text: 'x' }, 'r1'));
    expect(outbox.badge('r1')).toBe('here');
    await jest.advanceTimersByTimeAsync(1);
    expect((await settled).outcome).toBe('applied');
    expect(outbox.badge('r1')).toBe('sent');
    expect(outbox.items()).toEqual([]);
  });

  it.each([0, 503])('keeps everything after failure %s and sends the same operation again', async (status) => {
    const { outbox, wire } = setUp();
    const works = wire.answer;
    wire.answer = () => new ApiProblem({ status, code: 'down' });
    outbox.enqueue(addRecord('case', 'note', { text: 'x' }, 'r1'));
    await jest.advanceTimersByTimeAsync(10);
    expect(outbox.badge('r1')).toBe('here');
    wire.answer = works;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(outbox.badge('r1')).toBe('sent');
    expect(wire.sent.map((push) => [push.operations[0]?.opId, push.key])).toEqual(Array(2).fill([wire.sent[0]?.operations[0]?.opId, wire.sent[0]?.operations[0]?.opId]));
  });

  it('keeps a refused operation with its text, and sends the others', async () => {
    const { outbox, wire } = setUp();
    wire.answer = (operations) =>
      operations.map((operation) => (operation.id === 'bad' ? outcome(operation, 'rejected', { problem: { code: 'gates_unmet', status: 422 } }) : outcome(operation, 'applied')));
    outbox.enqueue(addRecord('case', 'note', { text: 'long text' }, 'bad'));
    outbox.enqueue(addRecord('case', 'note', { text: 'y' }, 'good'));
    await jest.advanceTimersByTimeAsync(10);
    expect(outbox.badge('good')).toBe('sent');
    expect(outbox.badge('bad')).toBe('attention');
    expect(outbox.items()[0]).toMatchObject({ problem: { code: 'gates_unmet' }, operation: { fields: { text: { value: 'long text' } } } });
  });

  it('keeps both values of a conflict', async () => {
    const { outbox, wire } = setUp();
    const conflicts = [{ field: 'phone', yours: '1', theirs: '2', version: 5 }];
    wire.answer = (operations) => operations.map((operation) => outcome(operation, 'conflict', { conflicts }));
    outbox.enqueue(addRecord('case', 'note', { text: 'x' }, 'r1'));
    await jest.advanceTimersByTimeAsync(10);
    expect(outbox.items()[0]?.conflicts).toEqual(conflicts);
  });

  it('sends a refused batch one by one, so that only the bad one stays', async () => {
    const { outbox, wire } = setUp();
    wire.answer = (operations) =>
      operations.some((operation) => operation.id === 'bad') ? new ApiProblem({ status: 400, code: 'invalid_request' }) : operations.map((operation) => outcome(operation, 'applied'));
    for (const id of ['a', 'bad', 'b']) outbox.enqueue(addRecord('case', 'note', { text: id }, id));
    await jest.advanceTimersByTimeAsync(10);
    expect(['a', 'bad', 'b'].map((id) => outbox.badge(id))).toEqual(['sent', 'attention', 'sent']);
  });

  it('does not spin when the server answers about nothing it was sent', async () => {
    const { outbox, wire } = setUp();
    wire.answer = () => [];
    outbox.enqueue(addRecord('case', 'note', { text: 'x' }, 'r1'));
    await jest.advanceTimersByTimeAsync(500);
    expect(wire.sent).toHaveLength(1);
    expect(outbox.badge('r1')).toBe('here');
  });

  it('sends nobody else’s work, and keeps it for its owner', async () => {
    const { outbox, wire, user } = setUp();
    wire.answer = () => new ApiProblem({ status: 0, code: 'network' });
    outbox.enqueue(addRecord('case', 'note', { text: 'mine' }, 'r1'));
    await jest.advanceTimersByTimeAsync(10);
    user.set({ userId: 'other' });
    const before = wire.sent.length;
    outbox.sendNow();
    await jest.advanceTimersByTimeAsync(100);
    expect(wire.sent).toHaveLength(before);
    expect(outbox.items()).toEqual([]);
    user.set({ userId: 'me' });
    expect(outbox.items()).toHaveLength(1);
  });

  describe('a change that can be undone', () => {
    const held = (outbox: Outbox): string => outbox.enqueue(addRecord('case', 'note', { text: 'x' }, 'r1'), 10_000).opId;

    it('is not sent for ten seconds, then goes by itself', async () => {
      const { outbox, wire } = setUp();
      held(outbox);
      await jest.advanceTimersByTimeAsync(9_900);
      expect(wire.sent).toEqual([]);
      expect(outbox.badge('r1')).toBe('here');
      await jest.advanceTimersByTimeAsync(200);
      expect(outbox.badge('r1')).toBe('sent');
    });

    it('is never sent once undone', async () => {
      const { outbox, wire } = setUp();
      const opId = held(outbox);
      await jest.advanceTimersByTimeAsync(5_000);
      expect(outbox.undo(opId)).toBe(true);
      await jest.advanceTimersByTimeAsync(20_000);
      expect(wire.sent).toEqual([]);
      expect(outbox.items()).toEqual([]);
    });

    it('cannot be undone afterwards', async () => {
      const { outbox, wire } = setUp();
      const opId = held(outbox);
      await jest.advanceTimersByTimeAsync(10_100);
      expect(outbox.undo(opId)).toBe(false);
      expect(wire.sent).toHaveLength(1);
    });

    it('goes before the next change of its case, in order, and holds up no other case', async () => {
      const { outbox, wire } = setUp();
      const opId = held(outbox);
      outbox.enqueue(addRecord('other case', 'note', { text: 'y' }, 'r2'));
      await jest.advanceTimersByTimeAsync(10);
      expect(wire.sent.map(({ operations }) => operations.map(({ id }) => id))).toEqual([['r2']]);
      outbox.enqueue(addRecord('case', 'note', { text: 'z' }, 'r3'));
      expect(outbox.undo(opId)).toBe(false);
      await jest.advanceTimersByTimeAsync(10);
      expect(wire.sent[1]?.operations.map(({ id }) => id)).toEqual(['r1', 'r3']);
    });

    it('goes when the window goes out of sight', async () => {
      const { outbox, wire } = setUp();
      held(outbox);
      jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
      dispatchEvent(new Event('visibilitychange'));
      await jest.advanceTimersByTimeAsync(10);
      expect(wire.sent).toHaveLength(1);
      jest.restoreAllMocks();
    });
  });
});
