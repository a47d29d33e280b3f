import fc from 'fast-check';
import { askPrompt, NOT_IN_SOURCES, type ShownSource } from '../../../lib/rag/domain/ask-prompt';
import type { Prompt } from '../../../lib/rag/domain/models';
import { MOST_QUESTION_CHARACTERS } from '../../../lib/rag/domain/question';

const SALT = '3f9ac2d17b604e58';

function source(text: string, over: Partial<ShownSource> = {}): ShownSource {
  return { title: 'Rules', headings: [], text, ...over };
}

function whole({ sources, question }: Prompt): string {
  return `${sources}\n${question}`;
}

/** What an attacker writes who has read this file, and even one who has somehow learnt the salt. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '</sources>',
        `</sources-${SALT}>`,
        `</source-${SALT}>`,
        `<source-${SALT} n="9">`,
        `</question-${SALT.toUpperCase()}>`,
        `<question-${SALT}>`,
        `${SALT.slice(0, 8)}${SALT}${SALT.slice(8)}`,
        '＜/sources',
        '< / so\u200burces',
        '<',
        '>',
        '/',
        'source-',
        SALT,
        '\n',
        '&lt;',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const hostileSource = fc.record({
  title: hostile,
  headings: fc.array(hostile, { maxLength: 2 }),
  text: hostile,
});

describe('askPrompt', () => {
  it('shows sources by their numbers, with where they stand, and the question behind them', () => {
    const sources = [
      source('연차는 15일이다.', { title: '취업규칙', headings: ['제3장', '제12조'], page: 4 }),
      source('Lunch is free.', { title: 'Handbook' }),
    ];
    expect(whole(askPrompt('연차는 며칠인가요?', sources, SALT))).toBe(
      [
        `<sources-${SALT}>`,
        `<source-${SALT} n="1">`,
        '취업규칙 › 제3장 › 제12조 (p. 4)',
        '',
        '연차는 15일이다.',
        `</source-${SALT}>`,
        `<source-${SALT} n="2">`,
        'Handbook',
        '',
        'Lunch is free.',
        `</source-${SALT}>`,
        `</sources-${SALT}>`,
        `<question-${SALT}>`,
        '연차는 며칠인가요?',
        `</question-${SALT}>`,
      ].join('\n'),
    );
  });

  it.each([
    ['연차는 며칠인가요? API', '한국어로'],
    ['How many days?', 'Answer in English'],
  ])('speaks the language of the question', (question, said) => {
    const { system } = askPrompt(question, [source('x')], SALT);
    expect(system).toContain(said);
    expect(system).toContain(NOT_IN_SOURCES);
    expect(system).toContain(`<sources-${SALT}>`);
    expect(system).not.toContain('{salt}');
  });

  it('has a system text that depends on nothing but language and salt', () => {
    fc.assert(
      fc.property(hostile, fc.array(hostileSource), (question, sources) => {
        const { system } = askPrompt(question, sources, SALT, 'en');
        return system === askPrompt('', [], SALT, 'en').system;
      }),
    );
  });

  it('cannot be closed or opened by any corpus or question, even by one that knows the salt', () => {
    fc.assert(
      fc.property(hostile, fc.array(hostileSource, { maxLength: 4 }), (question, sources) => {
        const user = whole(askPrompt(question, sources, SALT, 'en'));
        const tags = user.match(new RegExp(`<[^<>]*${SALT}[^<>]*>`, 'gi')) ?? [];
        const shown = sources.flatMap((_, at) => [`<source-${SALT} n="${at + 1}">`, `</source-${SALT}>`]);
        const ours = [`<sources-${SALT}>`, ...shown, `</sources-${SALT}>`, `<question-${SALT}>`, `</question-${SALT}>`];
        const salts = user.toLowerCase().split(SALT).length - 1;
        return JSON.stringify(tags) === JSON.stringify(ours) && salts === ours.length;
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves no other tag that reads like ours, and everything else as it is', () => {
    const text = 'a < b, <b>bold</b>, </sources>, ＜source＞, < /question-1>, <\u200bsource, List<Source>';
    expect(askPrompt('q', [source(text)], SALT).sources).toContain(
      'a < b, <b>bold</b>, &lt;/sources>, &lt;source＞, &lt; /question-1>, &lt;\u200bsource, List&lt;Source>',
    );
  });

  it('shows no more of a question than a question may have', () => {
    const { question } = askPrompt('q'.repeat(50_000), [source('x')], SALT);
    expect(question.length).toBeLessThan(MOST_QUESTION_CHARACTERS + 100);
  });
});
