import '@angular/compiler';
import { ApiProblem } from '@tact/web/core';
import { Pages } from './pages';

const book: Readonly<Record<string, { items: readonly number[]; nextCursor: string | null }>> = {
  '': { items: [1, 2], nextCursor: 'b' }, b: { items: [3, 4], nextCursor: 'c' }, c: { items: [5], nextCursor: null },
};

describe('Pages', () => {
  it('adds page after page until none is left', async () => {
    const asked: (string | null)[] = [];
    const pages = new Pages<number>((cursor) => { asked.push(cursor); return Promise.resolve(book[cursor ?? '']!); });
    await pages.load();
    expect(pages.value()).toEqual({ items: [1, 2], nextCursor: 'b' });
    await Promise.all([pages.more(), pages.more()]);
    await pages.more();
    await pages.more();
    expect(pages.value()).toEqual({ items: [1, 2, 3, 4, 5], nextCursor: null });
    expect(asked).toEqual([null, 'b', 'c']);
  });

  it('starts anew with load', async () => {
    const pages = new Pages<number>((cursor) => Promise.resolve(book[cursor ?? '']!));
    await pages.load();
    await pages.more();
    await pages.load();
    expect(pages.value()?.items).toEqual([1, 2]);
  });

  it('keeps what is in sight when the next page does not come, and takes it on the next try', async () => {
    let isDown = false;
    const pages = new Pages<number>((cursor) => (isDown ? Promise.reject(new ApiProblem({ status: 422, code: 'down' })) : Promise.resolve(book[cursor ?? '']!)));
    await pages.load();
    isDown = true;
    await pages.more();
    expect(pages.value()?.items).toEqual([1, 2]);
    expect(pages.problem()?.problem.code).toBe('down');
    isDown = false;
    await pages.more();
    expect(pages.value()?.items).toEqual([1, 2, 3, 4]);
    expect(pages.problem()).toBeNull();
  });

  it('drops a page of a list that was read anew meanwhile', async () => {
    let answer: (page: { items: readonly number[]; nextCursor: string | null }) => void = () => undefined;
    const pages = new Pages<number>((cursor) => (cursor ? new Promise((resolve) => { answer = resolve; }) : Promise.resolve({ ...book['']! })));
    await pages.load();
    const more = pages.more();
    await pages.load();
    answer(book['b']!);
    await more;
    expect(pages.value()?.items).toEqual([1, 2]);
  });
});
