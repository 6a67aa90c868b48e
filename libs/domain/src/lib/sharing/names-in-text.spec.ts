import { namesInText } from './names-in-text';

const found = (text: string, names: string[] = []) =>
  namesInText(text, names).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('namesInText', () => {
  it('finds nothing in a reason that names nobody', () => {
    const reason =
      'Out of school since September. The family moved in August 2026 and has no certificate of residence, 3 rooms for 9 people. No regular income.';
    expect(found(reason, ['Fjolla Gjoka', 'Ana'])).toEqual([]);
  });

  it.each([
    ['The mother of fjolla agrees.', 'Fjolla Gjoka', 'fjolla'],
    ['Nëna e Fjollës pranon.', 'Fjolla', 'Fjollës'],
    ['Η μητέρα του Γεωργίου συμφωνεί.', 'Γεώργιος', 'Γεωργίου'],
    ['We met Hoxhen at home.', 'Hoxhë', 'Hoxhen'],
    ['Σήμερα ήρθε η ΑΝΑ.', 'Άνα', 'ΑΝΑ'],
  ])('%s names %s', (text, name, part) => {
    expect(found(text, [name])).toEqual([['name', part]]);
  });

  it('does not take a word that only begins like a short name', () => {
    expect(found('An analysis of anaemia.', ['Ana'])).toEqual([]);
  });

  it.each([
    ['Call +355 68 575 7458 today.', 'phone', '+355 68 575 7458'],
    ['Call 0685757458.', 'phone', '0685757458'],
    ['Write to mira@example.org now', 'email', 'mira@example.org'],
    ['Lives in Rruga e Kavajës 12, third floor', 'address', 'Rruga e Kavajës 12'],
    ['Μένει στην οδός Αθηνάς 5', 'address', 'οδός Αθηνάς 5'],
  ])('%s', (text, kind, part) => {
    expect(found(text)).toEqual([[kind, part]]);
  });

  it('takes no date for a phone number', () => {
    expect(found('Seen on 21.11.2026 and 2026-11-22, 12/10/2026.')).toEqual([]);
  });

  it('is unsure about two capitalised words, and sure about known names', () => {
    expect(namesInText('She was seen with Arben Prifti at night.', [])).toEqual([
      { kind: 'name', certain: false, start: 18, end: 30 },
    ]);
    expect(namesInText('She was seen with Arben Prifti.', ['Arben Prifti']).every(({ certain }) => certain)).toBe(true);
  });
});
