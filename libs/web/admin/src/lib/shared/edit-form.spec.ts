import '@angular/compiler';
import { ApiProblem } from '@tact/web/core';
import { EditForm, type Values } from './edit-form';

interface Row {
  readonly name: string;
  readonly country: string;
  readonly version: number;
}

const read: Row = { name: 'Shtegu', country: 'AL', version: 3 };

function form(): EditForm<Row> {
  const made = new EditForm<Row>(({ name, country }) => ({ name, country }));
  made.open(read);
  return made;
}

function stale(current: Row): ApiProblem {
  return new ApiProblem({ status: 409, code: 'version_conflict', current } as never);
}

describe('a form over one row', () => {
  it('sends what was changed, at the version that was read', async () => {
    const one = form();
    one.set('name', 'Shtegu i Bardhë');
    const sent: [Values, number][] = [];
    await one.save((changed, version) => (sent.push([changed, version]), Promise.resolve({ ...read, ...changed, version: 4 })));
    expect(sent).toEqual([[{ name: 'Shtegu i Bardhë' }, 3]]);
    expect(one.isChanged()).toBe(false);
  });

  it('takes over what only another person changed, and saves at the new version', async () => {
    const one = form();
    one.set('name', 'Shtegu i Bardhë');
    const current = { ...read, country: 'XK', version: 4 };
    const versions: number[] = [];
    const saved = await one.save((changed, version) => {
      versions.push(version);
      return version === 3 ? Promise.reject(stale(current)) : Promise.resolve({ ...current, ...changed, version: 5 });
    });
    expect(versions).toEqual([3, 4]);
    expect(saved).toMatchObject({ name: 'Shtegu i Bardhë', country: 'XK' });
  });

  it('shows both values of what two people changed, and loses neither', async () => {
    const one = form();
    one.set('name', 'Mine');
    const saved = await one.save(() => Promise.reject(stale({ ...read, name: 'Theirs', version: 4 })));
    expect(saved).toBeNull();
    expect(one.both()).toEqual([{ name: 'name', mine: 'Mine', theirs: 'Theirs' }]);
    expect(one.values()['name']).toBe('Mine');
    const [both] = one.both();
    if (both) one.choose(both, 'theirs');
    expect(one.values()['name']).toBe('Theirs');
    expect(one.both()).toEqual([]);
    expect(one.isChanged()).toBe(false);
  });

  it('keeps what was typed when the server refuses', async () => {
    const one = form();
    one.set('name', '');
    await one.save(() => Promise.reject(new ApiProblem({ status: 400, code: 'invalid' })));
    expect(one.problem()?.code).toBe('invalid');
    expect(one.values()['name']).toBe('');
  });
});
