import { transferActs, transferRefusal, transferSections, type TransferGround } from './transfer';

const GROUND: TransferGround = { covered: ['summary', 'identity', 'plan'], held: ['plan'], risk: 'medium', talkedOn: null, talkedWith: null, today: '2026-11-22' };

describe('a transfer that is asked for', () => {
  it('is decided by the owner\'s side alone, withdrawn by who asked, closed by who gave it away', () => {
    expect(transferActs('asked', 'owner')).toEqual(['accept', 'decline']);
    expect(transferActs('asked', 'asker')).toEqual(['withdraw']);
    expect(transferActs('accepted', 'former')).toEqual(['close']);
    expect([transferActs('accepted', 'owner'), transferActs('declined', 'asker'), transferActs('withdrawn', 'owner')]).toEqual([[], [], []]);
  });

  it('takes the whole file, so consent must cover all of it', () => {
    expect(transferSections(['plan', 'identity'])).toEqual(['summary', 'identity', 'plan']);
    expect(transferRefusal(GROUND)).toBeNull();
    expect(transferRefusal({ ...GROUND, held: ['plan', 'legal'] })).toEqual({ code: 'consent_missing', fields: ['legal'] });
    expect(transferRefusal({ ...GROUND, covered: [] })?.fields).toEqual(['summary', 'identity', 'plan']);
  });

  it('of high risk needs a talk with somebody, that was', () => {
    const high = { ...GROUND, risk: 'high' as const };
    expect(transferRefusal(high)?.code).toBe('talk_needed');
    expect(transferRefusal({ ...high, talkedOn: '2026-11-21', talkedWith: ' ' })?.code).toBe('person_missing');
    expect(transferRefusal({ ...high, talkedOn: '2026-11-23', talkedWith: 'Head' })?.code).toBe('date_in_future');
    expect(transferRefusal({ ...high, talkedOn: '2026-11-22', talkedWith: 'Head' })).toBeNull();
  });
});
