import { type CutPassage, cutPassages, passagesOf } from '../../../lib/rag/domain/cut-passages';
import type { Block } from '../../../lib/rag/domain/parsed-document';
import { LARGEST_PASSAGE, PASSAGE_SIZE, sizeOf } from '../../../lib/rag/domain/passage-size';

const heading = (level: number, text: string): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const cut = (...blocks: readonly Block[]): CutPassage[] => [...passagesOf({ blocks })];
const shown = (passages: readonly CutPassage[]) => passages.map(({ headings, text }) => [headings.join(' > '), text]);

const SENTENCES = Array.from(
  { length: 60 },
  (_, index) => `${index}번째 문장은 데이터베이스의 백업을 복원하는 절차를 설명한다.`,
);

describe('a document in sections', () => {
  it('is cut at its headings, each passage under the headings above it', () => {
    expect(
      shown(
        cut(
          heading(1, '안내'),
          paragraph('머리말.'),
          heading(2, '신청'),
          paragraph('하나.\n둘.'),
          heading(2, '결과'),
          paragraph('셋.'),
        ),
      ),
    ).toEqual([
      ['안내', '머리말.'],
      ['안내 > 신청', '하나.\n둘.'],
      ['안내 > 결과', '셋.'],
    ]);
  });

  it('keeps a heading with nothing below it as text of what is above', () => {
    expect(shown(cut(heading(1, '목차'), heading(2, '하나'), heading(2, '둘'), heading(1, '끝')))).toEqual([
      ['목차', '하나\n둘'],
      ['', '끝'],
    ]);
  });

  it('keeps as text what only looks like a heading', () => {
    const long = '아주 긴 글을 모두 굵게 썼다. '.repeat(10).trim();
    expect(shown(cut(heading(1, long), paragraph('다음.')))).toEqual([['', `${long}\n다음.`]]);
  });

  it('is cut at the chapters and articles of a rule that is plain text', () => {
    const rule =
      '제1장 총칙\n제1조(목적) 이 규칙은 목적을 정한다.\n① 첫째 항이다.\n제1조의2(정의) 뜻은 다음과 같다.\n제2장 휴가\n제3조에 따른 휴가는 15일이다.';
    expect(shown(cut(paragraph(rule)))).toEqual([
      ['제1장 총칙 > 제1조(목적)', '제1조(목적) 이 규칙은 목적을 정한다.\n① 첫째 항이다.'],
      ['제1장 총칙 > 제1조의2(정의)', '제1조의2(정의) 뜻은 다음과 같다.'],
      ['제2장 휴가', '제3조에 따른 휴가는 15일이다.'],
    ]);
  });

  it('is cut at numbered headings, and not at the items of a list', () => {
    const text =
      '1. 개요\n이 문서는 안내이다.\n1.1 대상\n모든 직원이다.\n2. 절차\n다음 순서를 따른다.\n1. 신청서를 쓴다\n2. 제출한다\n3. 기다린다\n결과는 메일로 온다.';
    expect(shown(cut(paragraph(text)))).toEqual([
      ['1. 개요', '이 문서는 안내이다.'],
      ['1. 개요 > 1.1 대상', '모든 직원이다.'],
      ['2. 절차', '다음 순서를 따른다.\n1. 신청서를 쓴다\n2. 제출한다\n3. 기다린다\n결과는 메일로 온다.'],
    ]);
  });

  it('is cut at the chapters of an English book', () => {
    expect(
      shown(
        cut(
          paragraph(
            'Chapter 1 Leave\nSection 1.1 Annual leave\nEveryone has 15 days.\nChapter 2 Pay\nPay comes monthly.',
          ),
        ),
      ),
    ).toEqual([
      ['Chapter 1 Leave > Section 1.1 Annual leave', 'Everyone has 15 days.'],
      ['Chapter 2 Pay', 'Pay comes monthly.'],
    ]);
  });
});

describe('a section that is too large', () => {
  it('is cut between sentences into passages of about one size, each beginning with the last sentence before it', () => {
    const passages = cut(heading(1, '복원'), paragraph(SENTENCES.join(' ')));
    expect(passages.length).toBeGreaterThan(3);
    for (const [index, { text, headings, repeated }] of passages.entries()) {
      expect(headings).toEqual(['복원']);
      expect(text).toMatch(/^\d+번째.*한다\.$/);
      expect(sizeOf(text)).toBeGreaterThan(PASSAGE_SIZE / 3);
      expect(sizeOf(text)).toBeLessThanOrEqual(LARGEST_PASSAGE);
      if (index > 0) expect(passages[index - 1]!.text.endsWith(text.slice(0, repeated))).toBe(true);
      expect(repeated > 0).toBe(index > 0);
    }
  });

  it('is left whole up to the largest passage, so that no crumb is cut off', () => {
    const text = SENTENCES.slice(0, 18).join(' ');
    expect(sizeOf(text)).toBeGreaterThan(PASSAGE_SIZE);
    expect(cut(paragraph(text))).toHaveLength(1);
  });

  it('is cut before a clause rather than a sentence', () => {
    const clause = SENTENCES.slice(0, 12).join(' ');
    const passages = cut(paragraph(`① ${clause}\n② ${clause}\n③ ${clause}`));
    expect(passages.map((passage) => passage.text.slice(passage.repeated).trim()[0])).toEqual(['①', '②', '③']);
  });

  it('repeats the header of a table above its rows', () => {
    const rows = Array.from({ length: 100 }, (_, index) => [`항목 ${index}`, '하루에 한 번 확인한다', '']);
    const passages = cut(paragraph('점검표는 다음과 같다.'), { kind: 'table', header: ['구분', '내용', '비고'], rows });
    expect(passages[0]!.text).toMatch(/^점검표는 다음과 같다\.\n구분 \| 내용 \| 비고\n항목 0 \|/);
    for (const { text } of passages.slice(1))
      expect(text).toMatch(/^구분 \| 내용 \| 비고\n항목 \d+ \| 하루에 한 번 확인한다 \|\n/);
    expect(passages.length).toBeGreaterThan(3);
  });
});

describe('a whole document', () => {
  it('is refused when there is nothing in it', () => {
    expect(cutPassages({ blocks: [] })).toEqual({ refused: 'empty' });
    expect(cutPassages({ blocks: [paragraph(''), { kind: 'table', header: [], rows: [['', '']] }] })).toEqual({
      refused: 'empty',
    });
  });

  it('is refused at the first passage too many, however much there is behind it', () => {
    function* endless(): Generator<Block> {
      for (;;) yield paragraph(SENTENCES.join(' '));
    }
    expect(cutPassages({ blocks: endless() as unknown as Block[] })).toEqual({ refused: 'too-long' });
  });

  it.each([
    ['sentences', '데이터베이스의 백업을 복원한다. '],
    ['one word', 'a'],
    ['dots', '.'],
    ['lines', 'a\n'],
    ['articles', '제1조(목적) 정한다.\n'],
    ['numbers', '1. 하나\n'],
    ['flags', '🇰🇷'],
    ['accents', 'e\u0327\u0301'],
  ])('of a megabyte is cut in one pass: %s', (_, unit) => {
    const text = unit.repeat(1_000_000 / Buffer.byteLength(unit));
    let own = 0;
    for (const passage of passagesOf({ blocks: [paragraph(text)] })) own += passage.text.length - passage.repeated;
    expect(own).toBeGreaterThan(text.length / 3);
  });
});
