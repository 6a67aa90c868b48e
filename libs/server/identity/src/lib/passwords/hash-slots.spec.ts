import { HashSlots, HashSlotsBusy } from './hash-slots';

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { opened, open };
}

describe('HashSlots', () => {
  it('runs two at once and the rest in order', async () => {
    const slots = new HashSlots();
    const gates = [gate(), gate(), gate()];
    const begun: number[] = [];
    const runs = gates.map((own, index) => slots.run(async () => { begun.push(index); await own.opened; }));
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    gates[1]!.open();
    await runs[1];
    expect(begun).toEqual([0, 1, 2]);
    gates[0]!.open();
    gates[2]!.open();
    await Promise.all(runs);
  });

  it('turns away who would wait too long, and the line goes on', async () => {
    const slots = new HashSlots({ slots: 1, waiting: 1, patienceMs: 20 });
    const first = gate();
    const running = slots.run(() => first.opened);
    const late = slots.run(async () => undefined);
    await expect(slots.run(async () => undefined)).rejects.toBeInstanceOf(HashSlotsBusy);
    await expect(late).rejects.toBeInstanceOf(HashSlotsBusy);
    first.open();
    await running;
    await expect(slots.run(async () => 'free')).resolves.toBe('free');
  });

  it('frees its slot when the work fails', async () => {
    const slots = new HashSlots({ slots: 1, waiting: 1, patienceMs: 20 });
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(slots.run(async () => 1)).resolves.toBe(1);
  });
});
