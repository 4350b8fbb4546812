import { consistency } from './consistency';

describe('consistency token', () => {
  beforeEach(() => {
    consistency.forget();
  });

  it('keeps the newest of the tokens it sees', () => {
    consistency.advance('tl1-z');
    consistency.advance('tl1-10');
    consistency.advance('tl1-9');
    expect(consistency.current()).toBe('tl1-10');
  });

  it('orders tokens by their positions, whatever tells their logs apart', () => {
    consistency.advance('tl2-10-zzzzzzzz');
    consistency.advance('tl2-11-00000000');
    consistency.advance('tl2-z-zzzzzzzz');
    expect(consistency.current()).toBe('tl2-11-00000000');
    consistency.advance('tl1-zz');
    consistency.advance('tl2-zz-00000000');
    expect(consistency.current()).toBe('tl2-zz-00000000');
  });

  it('goes back to the present token of a log that lacks its own, and says so once', () => {
    let said = 0;
    const stop = consistency.onReplaced(() => said++);
    consistency.advance('tl2-zz-00000001');
    consistency.replace('tl2-zz-00000001', 'tl2-a-00000002');
    consistency.replace('tl2-zz-00000001', 'tl2-a-00000002');
    stop();
    expect(consistency.current()).toBe('tl2-a-00000002');
    expect(said).toBe(1);
  });

  it('survives a reload of the page', () => {
    consistency.advance('tl1-zz');
    expect(sessionStorage.getItem('taskledger.consistency')).toBe('tl1-zz');
  });

  it('is unchanged by an answer without a token', () => {
    consistency.advance('tl1-a');
    consistency.advance(null);
    expect(consistency.current()).toBe('tl1-a');
  });
});
