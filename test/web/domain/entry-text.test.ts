import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { ENTRY_LETTERS, type EntryText, readEntryText } from '../../../lib/web/domain/entry-text';

const read = (typed: Partial<EntryText>) => readEntryText({ author: 'a', message: 'm', ...typed });
const kept = (typed: Partial<EntryText>) => {
  const result = read(typed);
  return result.ok ? result.text : result.faults;
};
const fault = (typed: Partial<EntryText>) => {
  const result = read(typed);
  return result.ok ? undefined : (result.faults.author ?? result.faults.message)?.en;
};

describe('the text of an entry', () => {
  it('is kept composed, without spaces around it, with one kind of line end', () => {
    expect(
      kept({ author: '\u00a0 \u1112\u1161\u11ab\u1100\u1173\u11af\t', message: ' a\r\nb\rc\u2028d\u2029e\u0085f \n' }),
    ).toEqual({
      author: '한글',
      message: 'a\nb\nc\nd\ne\nf',
    });
  });

  const family = '👨‍👩‍👧‍👦';
  it.each([
    ['Latin letters', 'x'],
    ['syllables of Korean', '각'],
    ['syllables in parts', '\u1100\u1161\u11a8'],
    ['families of emoji', family],
    ['flags', '🇰🇷'],
    ['letters with marks', 'e\u0301\u0323'],
  ])('may have as many %s as its limit says, and not one more', (_, letter) => {
    for (const field of ['author', 'message'] as const) {
      expect(read({ [field]: letter.repeat(ENTRY_LETTERS[field]) }).ok).toBe(true);
      expect(fault({ [field]: letter.repeat(ENTRY_LETTERS[field] + 1) })).toContain(
        `has ${(ENTRY_LETTERS[field] + 1).toLocaleString('en')} letters`,
      );
    }
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \t\n\u3000'],
    ['zero width', '\u200b\u200d\u2060\ufeff'],
    ['Hangul fillers', '\u3164\u115f\u1160\uffa0'],
    ['blank Braille', '\u2800'],
  ])('is missing where it is %s', (_, nothing) => {
    expect(fault({ message: nothing })).toContain('missing');
    expect(read({ author: nothing }).ok).toBe(false);
  });

  it.each([
    ['NUL', '\0', 'U+0000'],
    ['a bell', '\u0007', 'U+0007'],
    ['delete', '\u007f', 'U+007F'],
    ['an escape of a terminal', '\u001b[31m', 'U+001B'],
    ['an override of direction', '\u202e', 'U+202E'],
    ['an isolate', '\u2066', 'U+2066'],
    ['half a character', '\ud800', 'U+D800'],
    ['a number that is no character', '\uffff', 'U+FFFF'],
    ['what is left of text in another encoding', '\ufffd', 'U+FFFD'],
    ['a tower of marks', `e${'\u0344'.repeat(16)}`, 'U+0301'],
    ['a higher one', `e${'\u0301'.repeat(31)}`, 'U+0301'],
  ])('is refused with %s, by the number of it', (_, strange, number) => {
    expect(fault({ message: `a${strange}b` })).toContain(number);
    expect(fault({ author: `a${strange}b` })).toContain(number);
  });

  it('takes tabs and lines in a message, not in a name', () => {
    expect(read({ message: 'a\tb\nc' }).ok).toBe(true);
    for (const author of ['a\tb', 'a\nb', 'a\u2028b']) expect(read({ author }).ok).toBe(false);
  });

  it('is refused by its bytes where one letter is made of thousands of characters', () => {
    expect(fault({ message: `a${'\u200d👩'.repeat(9000)}` })).toMatch(/bytes/);
    expect(fault({ message: '\u1100'.repeat(11_000) })).toMatch(/bytes/);
  });

  it('is refused by its bytes also where they are more once it is composed', () => {
    const growing = `\u{1d160}${'\u0344'.repeat(13)}`;
    expect(Buffer.byteLength(growing.repeat(1000))).toBeLessThan(ENTRY_LETTERS.message * 32);
    expect(fault({ message: growing.repeat(1000) })).toMatch(/bytes/);
  });

  it('has as many letters as the Unicode standard counts, in whatever script', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const letter = fc.constantFrom(
      'a',
      ' ',
      '7',
      '\n',
      '\t',
      'é',
      'e\u0301',
      '\u0600',
      '각',
      '\u1100',
      '👩',
      '\u200d',
      '🇰',
    );
    const text = fc.array(letter, { minLength: 1001, maxLength: 1100 }).map((letters) => `x${letters.join('')}x`);
    fc.assert(
      fc.property(text, (message) => {
        const letters = [...segmenter.segment(message.normalize('NFC'))].length;
        return (
          letters <= ENTRY_LETTERS.message || !!fault({ message })?.includes(`${letters.toLocaleString('en')} letters`)
        );
      }),
    );
  });

  it('tells of both fields at once, in both languages', () => {
    const result = readEntryText({ author: '', message: '가'.repeat(1001) });
    expect(result).toEqual({
      ok: false,
      faults: {
        author: { en: 'The name is missing. Write something.', ko: '이름을 써 주세요.' },
        message: {
          en: 'The message has 1,001 letters; 1,000 are kept. Shorten it.',
          ko: '메시지가 1,001자입니다. 1,000자까지 쓸 수 있습니다. 줄여 쓰세요.',
        },
      },
    });
  });

  it('that was kept is kept as it is when it comes again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme-composite' }),
    );
    fc.assert(
      fc.property(text, text, (author, message) => {
        const once = readEntryText({ author, message });
        if (!once.ok) return Object.keys(once.faults).length > 0;
        assert.deepEqual(readEntryText(once.text), once);
        return !/[\p{Cs}\0\r\n]/u.test(once.text.author) && !/[\p{Cs}\0\r\u202e]/u.test(once.text.message);
      }),
      { numRuns: 3000 },
    );
  });
});
