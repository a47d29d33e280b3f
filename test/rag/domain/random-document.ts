import fc from 'fast-check';
import type { Block, ParsedDocument } from '../../../lib/rag/domain/parsed-document';
import { plainLine, plainText } from '../../../lib/rag/domain/plain-text';

const WORD = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '연차휴가는',
      '1일을',
      '단위로',
      '사용한다.',
      'the',
      'quick',
      'fox.',
      '3.5',
      'e.g.',
      '끝!',
      '제3조',
      '①',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('👨‍👩‍👧', '🇰🇷🇰🇷', 'e\u0301\u0327', '각'.normalize('NFD'), '。次。') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
);
const SENTENCE = fc.array(WORD, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
/** Without a space in it, as a hash, a long link or another script is. */
const RUN = fc
  .tuple(fc.constantFrom('a', '가', '👨‍👩‍👧', '🇰🇷'), fc.integer({ min: 1, max: 1_500 }))
  .map(([letter, count]) => letter.repeat(count));
const LINE_START = fc.constantFrom('', '', '제1장 ', '제2조(휴가) ', '1. ', '2. ', '1.1 ', '① ', 'Chapter 1 ', '- ');
const TEXT = fc
  .array(fc.tuple(LINE_START, fc.oneof({ weight: 5, arbitrary: SENTENCE }, { weight: 1, arbitrary: RUN })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((lines) => lines.map(([start, line]) => start + line).join('\n'));
const CELL = fc.oneof(fc.constantFrom('', '15일', 'two days'), SENTENCE);
const PAGE = fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined });

const BLOCK: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.integer({ min: 1, max: 9 }),
    text: SENTENCE.map(plainLine),
    page: PAGE,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text: TEXT.map(plainText), page: PAGE }),
  fc.record({ kind: fc.constant('paragraph' as const), text: TEXT.map(plainText), page: PAGE }),
  fc.record({
    kind: fc.constant('table' as const),
    header: fc.array(CELL.map(plainLine), { maxLength: 4 }),
    rows: fc.array(fc.array(CELL.map(plainLine), { maxLength: 4 }), { maxLength: 30 }),
    page: PAGE,
  }),
);

/** Documents in plain text, as parsers hand them over. */
export const DOCUMENT: fc.Arbitrary<ParsedDocument> = fc.record({ blocks: fc.array(BLOCK, { maxLength: 20 }) });
