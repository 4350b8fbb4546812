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
