import { searchTerms } from '../../../lib/rag/domain/search-terms';

describe('what text is found by without a dictionary', () => {
  it.each([
    ['데이터베이스에서', ['데이', '이터', '터베', '베이', '이스', '스에', '에서'], []],
    ['책', ['책'], []],
    ['AWS의 S3 버킷', ['의', '버킷'], ['aws', 's3']],
    ['東京タワー', ['東京', '京タ', 'タワ', 'ワー'], []],
    ['ＡＷＳ ﬁne', [], ['aws', 'fine']],
    ['café, naïve-ish', [], ['café', 'naïve', 'ish']],
    ['데이터'.normalize('NFD'), ['데이', '이터'], []],
    ['?!... --- \u200b', [], []],
    [`short ${'a'.repeat(101)}`, [], ['short']],
  ])('%j', (text, pairs, words) => {
    expect(searchTerms(text)).toEqual({ pairs, words });
  });
});
