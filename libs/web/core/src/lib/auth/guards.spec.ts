import '@angular/compiler';
import { safeTarget } from './guards';

describe('safeTarget', () => {
  it('keeps a place inside Tact', () => expect(safeTarget('/cases/1?tab=notes')).toBe('/cases/1?tab=notes'));

  it.each([undefined, null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('sends %s home', (to) => {
    expect(safeTarget(to)).toBe('/');
  });
});
