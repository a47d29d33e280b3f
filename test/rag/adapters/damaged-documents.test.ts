import fc from 'fast-check';
import { parseInThread } from '../../../lib/rag/adapters/parse-in-thread';
import { cutPassages } from '../../../lib/rag/domain/cut-passages';
import { REFUSALS } from '../../../lib/rag/domain/refusals';
import { docx, hangulParagraph, hangulTable, hwpx, wordParagraph, wordTable } from '../corpus/office-bytes';
import { pageOf, pdf } from '../corpus/pdf-bytes';

const TABLE = [
  ['구분', '일수'],
  ['연차', '15일'],
  ['병가', '60일'],
];
const GOOD: readonly (readonly [name: string, bytes: Buffer])[] = [
  [
    'a.pdf',
    pdf([pageOf(['제1조(목적) 연차휴가를 1일', '을 단위로 정한다.']), pageOf(['Second page.'])], { title: '규정' }),
  ],
  ['old.pdf', pdf([pageOf(['연차휴가'])], { codes: 'KSCms-UHC-H' })],
  ['a.docx', docx(wordParagraph('휴가', '1') + wordParagraph('하루이다.') + wordTable(TABLE))],
  ['a.hwpx', hwpx([hangulParagraph('휴가', '2') + hangulParagraph('하루이다.'), hangulTable(TABLE)])],
  [
    'a.html',
    Buffer.from(
      '<!doctype html><h1>휴가</h1><p style="color:red">하루<br>이다</p><table><tr><th>구분</th></tr><tr><td>1</td></tr></table>',
    ),
  ],
  ['a.md', Buffer.from('# 휴가\n\n- 하루\n\n| 구분 | 일수 |\n|---|---|\n| 연차 | 15 |\n\n```\ncode\n```\n')],
  ['a.txt', Buffer.from('bfacc2f7c8deb0a1b4c220313520c0cfc0ccb4d90a', 'hex')],
];

/** A place in a document, as a part of its length; each is as likely as any other. */
const PART = fc.noBias(fc.nat(9_999)).map((place) => place / 10_000);

/** Some bytes changed, or the end cut off. */
const DAMAGED = fc
  .tuple(
    fc.constantFrom(...GOOD),
    fc.array(fc.tuple(PART, fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.option(PART, { freq: 1, nil: 1 }),
  )
  .map(([[name, good], changes, kept]) => {
    const bytes = Buffer.from(good);
    for (const [place, value] of changes) bytes[Math.floor(place * bytes.length)] = value;
    return [name, bytes.subarray(0, Math.ceil(kept * bytes.length))] as const;
  });

describe('a damaged document', () => {
  it('is read or refused with a reason, a thousand times over', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(DAMAGED, async ([name, bytes]) => {
        const { parsed, refused } = await parseInThread(name, bytes, new AbortController().signal);
        seen.add(`${name} ${refused === undefined ? 'read' : 'refused'}`);
        if (refused !== undefined) return refused in REFUSALS && refused !== 'took-too-long';
        return cutPassages(parsed).passages !== undefined;
      }),
      { numRuns: 1_000 },
    );
    for (const [name] of GOOD) expect(seen).toContain(`${name} read`);
    expect(seen).toContain('a.pdf refused');
    // One that never ends is refused as such, which no damage should come to.
  }, 240_000);
});

describe('a document that is all table', () => {
  it('of 100,000 rows in Word is refused before any of it is read', async () => {
    const body = wordTable(Array.from({ length: 100_000 }, (_, row) => [`${row}`, '값']));
    expect(await parseInThread('a.docx', docx(body), new AbortController().signal)).toEqual({ refused: 'too-large' });
  });

  it('of 2,000 rows in Word is read', async () => {
    const body = wordTable([['번호', '값'], ...Array.from({ length: 2_000 }, (_, row) => [`${row}번`, '하나'])]);
    const { parsed } = await parseInThread('a.docx', docx(body), new AbortController().signal);
    expect(parsed?.blocks.map((block) => block.kind === 'table' && block.rows.length)).toEqual([2_000]);
  });
});
