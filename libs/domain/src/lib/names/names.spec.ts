import fc from 'fast-check';
import { MAX_TOKENS, allTokenStrings, deletions, displaySafeName, foldName, fullNameTokenStrings, nameTokenStrings, phoneticKeys, rankName, searchTokenStrings } from './index';

/** The rule of the index: every part of the search shares a token with the stored name. */
function finds(query: string, stored: string): boolean {
  const tokens = new Set(allTokenStrings(stored));
  return nameTokenStrings(query).every((part) =>
    [...part.exact, ...part.whole, ...part.phonetic, ...part.neighbours].some((token) => tokens.has(token)));
}

const sameSound: readonly (readonly string[])[] = [
  ['Hoxha', 'Hodja', 'Hodža', 'Hodzha', 'Χότζα', 'Хоџа'],
  ['Gjon', 'Gion', 'Djon'],
  ['Γεωργίου', 'Georgiou', 'Yeoryiou', 'Gheorghiu'],
  ['Iliescu', 'Ilieskou', 'Ιλιέσκου'],
  ['Ђорђевић', 'Đorđević', 'Djordjevic'],
  ['Shehu', 'Šehu', 'Șehu', 'Schehu'],
  ['Çela', 'Chela', 'Čela', 'Qela', 'Τσέλα'],
  ['Maria', 'Marija', 'Mariya', 'Μαρία', 'Марија'],
];

const alike: readonly (readonly [string, string])[] = [
  ['Stefan', 'Ștefan'], ['Muça', 'Muca'], ['Đurđević', 'Durdevic'], ['Χρήστος', 'Christos'], ['Qemal', 'Kemal'],
  ['Παπαδόπουλος', 'Papadopoulos'], ['Αικατερίνη', 'Ekaterini'], ['Ευστάθιος', 'Efstathios'], ['Χαράλαμπος', 'Charalampos'],
  ['Gheorghe', 'George'], ['Milica', 'Милица'], ['Lončar', 'Λοντσαρ'], ['Mihai', 'Μιχαι'], ['Βάια', 'Vaia'], ['Ćosić', 'Cosic'], ['Jovanović', 'Jovanoviti'], ['Љиљана', 'Ljiljana'], ['Pîrvu', 'Parvu'], ['Άγγελος', 'Angelos'],
];

describe('folding', () => {
  it.each(sameSound)('brings %s and the other spellings to one form', (...spellings) => {
    expect(new Set(spellings.map((spelling) => foldName(spelling).join(' '))).size).toBe(1);
  });

  it.each(alike)('finds %s by %s and the other way round', (a, b) => {
    expect(finds(a, b)).toBe(true);
    expect(finds(b, a)).toBe(true);
    expect(rankName(a, b)).toBeGreaterThan(0.6);
  });

  it('keeps apart what does not sound alike', () => {
    expect(foldName('Hoxha')).not.toEqual(foldName('Hysa'));
    expect(finds('Krasniqi', 'Berisha')).toBe(false);
  });

  it('splits at spaces and hyphens, joins at apostrophes, and does not care for unseen characters', () => {
    expect(foldName("D'Ana Meta-Kola")).toEqual(['dana', 'meta', 'kola']);
    expect(foldName('Me\u200bta \u202eKola')).toEqual(foldName('Meta Kola'));
  });
});

describe('names of every kind', () => {
  it.each(['A', 'Ж', 'محمد علي', 'გიორგი', '王小明', 'नीलम', '***', 'Ö', 'x'.repeat(300), 'Anna '.repeat(60)])('finds %s by its exact text', (name) => {
    expect(nameTokenStrings(name).length).toBeGreaterThan(0);
    expect(finds(name, name)).toBe(true);
    expect(rankName(name, name)).toBeCloseTo(1);
  });

  it('has nothing to look for in an empty text', () => {
    expect(nameTokenStrings(' \u200b')).toEqual([]);
    expect(rankName('', 'Ana')).toBe(0);
  });

  it('has at most MAX_TOKENS tokens, without repeats, and finds itself', () => {
    const anyName = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: fc.constantFrom(...'abćçshγτζθχαού -жђљn'), maxLength: 300 }));
    fc.assert(fc.property(anyName, (name) => {
      const tokens = allTokenStrings(name);
      return tokens.length <= MAX_TOKENS && new Set(tokens).size === tokens.length && finds(name, name);
    }));
  });
});

describe('mistyped letters', () => {
  const names = fc.constantFrom('Hoxha', 'Ndoka', 'Γεωργίου', 'Krasniqi', 'Ђорђевић', 'Iliescu', 'Ștefănescu', 'Arben', 'Χαραλάμπους');
  const at = (name: string, place: number): number => place % (name.length - 1);

  it('finds a name with a letter wrong, missing or swapped', () => {
    fc.assert(fc.property(names, fc.nat(), fc.constantFrom(...'aeknrtžςω'), (name, place, letter) => {
      const i = at(name, place);
      const swapped = name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2);
      return finds(name.slice(0, i) + letter + name.slice(i + 1), name)
        && finds(name.slice(0, i) + name.slice(i + 1), name) && finds(swapped, name);
    }));
  });

  it('leaves out each letter once', () => {
    expect(deletions('anna')).toEqual(['nna', 'ana', 'ann']);
    expect(deletions('io')).toEqual([]);
  });
});

describe('the name as a whole', () => {
  const meet = (a: string, b: string): boolean => fullNameTokenStrings(a).some((token) => fullNameTokenStrings(b).includes(token));

  it('is the same in any order, script and spelling', () => {
    expect(meet('Gjon Hoxha', 'Χότζα Gion')).toBe(true);
    expect(meet('Gjon Hoxha', 'Gjon Hoxha Kola')).toBe(false);
  });

  it('has neighbours only when it is one part', () => {
    expect(meet('Filip', 'ilip')).toBe(true);
    expect(meet('Filip Kola', 'ilip Kola')).toBe(false);
  });
});

describe('a search', () => {
  it('has one strict and one sound token of each part, and all of them near, all of which the same name has', () => {
    const { full, strict, sound, near } = searchTokenStrings('Ana Χότζα');
    expect(strict).toEqual(['e:ana', 'e:χότζα']);
    expect(sound).toEqual(['w:ana', 'w:hoja']);
    expect(near.map((part) => part[0])).toEqual(['e:χότζα', 'e:ana']);
    const stored = new Set(allTokenStrings('Ana Χότζα'));
    expect([...full, ...strict, ...sound, ...near.flat()].every((token) => stored.has(token))).toBe(true);
  });

  it('has nothing to look for without a part', () => {
    expect(searchTokenStrings(' ')).toEqual({ full: [], strict: [], sound: [], near: [] });
  });
});

describe('phonetic keys', () => {
  it('meet for hard and soft readings', () => {
    const meet = (a: string, b: string): boolean => phoneticKeys(a).some((key) => phoneticKeys(b).includes(key));
    expect(meet('cemal', 'kemal')).toBe(true);
    expect(meet('cezar', 'sezar')).toBe(true);
    expect(meet('ana', 'ina')).toBe(false);
  });
});

describe('ranking', () => {
  it('prefers the same text, then the same sound, then a near one', () => {
    const order = ['Arben Hoxha', 'Arben Hodja', 'Arben Hysa', 'Arta Gashi'].map((name) => rankName('Hoxha Arben', name));
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(order[0]).toBeCloseTo(1);
    expect(order[1]).toBeLessThan(1);
  });

  it('prefers a candidate without further parts', () => {
    expect(rankName('Hoxha', 'Hoxha')).toBeGreaterThan(rankName('Hoxha', 'Arben Hoxha'));
  });

  it('stays between 0 and 1 and does not depend on the order of parts', () => {
    const name = fc.array(fc.constantFrom('Hoxha', 'Χότζα', 'Ana', 'Марко', 'Gjon', 'Ion', 'محمد'), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(name, name, (a, b) => {
      const score = rankName(a.join(' '), b.join(' '));
      return score >= 0 && score <= 1 && Math.abs(score - rankName([...a].reverse().join(' '), b.join('-'))) < 1e-9;
    }));
  });
});

describe('display', () => {
  it('removes and flags bidi controls and zero-width characters only', () => {
    expect(displaySafeName('Ana\u202e Kola\u200b')).toEqual({ text: 'Ana Kola', flagged: true });
    expect(displaySafeName('Γιώργος Đurić')).toEqual({ text: 'Γιώργος Đurić', flagged: false });
  });
});
