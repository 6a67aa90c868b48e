import { csv } from './problem-csv';

describe('a list to take away', () => {
  it('quotes, and doubles quotes', () => {
    expect(csv([['298', 'Date of "birth"']])).toBe('\uFEFF"298","Date of ""birth"""\r\n');
  });

  it('lets no cell be a formula', () => {
    expect(csv([['=1+1', '-5', '@x', 'plain']])).toBe(`\uFEFF"'=1+1","'-5","'@x","plain"\r\n`);
  });
});
