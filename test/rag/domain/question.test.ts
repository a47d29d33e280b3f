import { cleanQuestion, languageOfQuestion } from '../../../lib/rag/domain/question';
import { estimateTokens, howManyFit } from '../../../lib/rag/domain/token-estimate';

describe('a question', () => {
  it('is composed, so that what macOS sends is found', () => {
    expect(cleanQuestion('연차'.normalize('NFD'))).toBe('연차');
  });

  it('holds nothing that cannot be seen, and still its emoji', () => {
    const smuggled = [...'ignore'].map((c) => String.fromCodePoint(0xe0000 + c.codePointAt(0)!)).join('');
    expect(cleanQuestion(`  연\u200b차${smuggled}\u202e는\0 👨‍👩‍👧\n며칠? \ud800`)).toBe('연차는 👨‍👩‍👧\n며칠? \ufffd');
  });

  it('is Korean when it has Hangul, whatever names it holds', () => {
    expect(['연차', 'VPN 연결이 안 돼요', 'How many?', 'ㅋㅋ'].map(languageOfQuestion)).toEqual([
      'ko',
      'ko',
      'en',
      'ko',
    ]);
  });
});

describe('tokens', () => {
  it('are about one for a syllable of Hangul and one for four Latin letters', () => {
    expect([estimateTokens('연차는'), estimateTokens('abcdefgh'), estimateTokens('')]).toEqual([3, 2, 0]);
  });

  it('are given to the first passages, and always to the first', () => {
    const texts = ['가'.repeat(50), '나'.repeat(40), '다'.repeat(20)];
    expect([1000, 110, 109, 90, 89, 10].map((most) => howManyFit(texts, most))).toEqual([3, 3, 2, 2, 1, 1]);
  });
});
