import { parseInThread } from '../../../lib/rag/adapters/parse-in-thread';
import { docx, wordParagraph } from '../corpus/office-bytes';
import { type Drawn, type PdfOptions, pageOf, pdf } from '../corpus/pdf-bytes';

const never = new AbortController().signal;
const parse = (pages: readonly (readonly Drawn[])[], options?: PdfOptions) =>
  parseInThread('a.pdf', pdf(pages, options), never);
const textsOf = async (pages: readonly (readonly Drawn[])[], options?: PdfOptions) =>
  (await parse(pages, options)).parsed?.blocks.map((block) => ('text' in block ? `${block.page} ${block.text}` : ''));

/** The PDF library is loaded by Node.js alone, so all of it is read in the thread that functions read it in. */
describe('a PDF', () => {
  it('is its headings and paragraphs with their pages, and words that lines broke are whole again', async () => {
    const first: Drawn[] = [
      [18, 60, 800, '취업규칙'],
      ...pageOf([
        '연차휴가는 하루를 단위로 사용한다. 근로자는 미리 신청하고 승인을 받아 사',
        '용하며 다음 해로 넘기지 못한다. 쓰지 못한 휴가는 정해진 수당으로 1일',
        '을 갚는다.',
      ]),
      ...pageOf(['A line of English that ends between two words of its', 'sentence, or in a hyph-', 'enated one.']).map(
        ([size, left, bottom, text]): Drawn => [size, left, bottom - 80, text],
      ),
    ];
    expect(await textsOf([first, pageOf(['둘째 쪽이다.'])])).toEqual([
      '1 취업규칙',
      '1 연차휴가는 하루를 단위로 사용한다. 근로자는 미리 신청하고 승인을 받아 사용하며 다음 해로 넘기지 못한다. 쓰지 못한 휴가는 정해진 수당으로 1일을 갚는다.',
      '1 A line of English that ends between two words of its sentence, or in a hyphenated one.',
      '2 둘째 쪽이다.',
    ]);
  });

  it('goes on from page to page without what stands at the edge of each', async () => {
    const pages = Array.from({ length: 4 }, (_, index): Drawn[] => [
      [9, 60, 820, '한빛 주식회사'],
      ...pageOf([
        `${index + 1}번째 쪽의 아주 긴 문장은 여기에서 끝나지 않고 이어지며`,
        '다음 쪽의 처음으로 넘어가서 계속 읽어야 뜻이 통하는 문장으로',
      ]),
      [9, 290, 30, `- ${index + 1} -`],
    ]);
    const texts = await textsOf(pages);
    expect(texts).toHaveLength(1);
    expect(texts![0]).not.toMatch(/한빛|- \d -/);
    expect(texts![0]).toMatch(/^1 1번째.*4번째/);
  });

  it.each(['unicode', 'KSCms-UHC-H', 'UniKS-UCS2-H'] as const)(
    'is read when its letters are numbered as %s does',
    async (codes) => {
      expect(await textsOf([pageOf(['연차휴가는 15일(Annual leave)이다.'])], { codes })).toEqual([
        '1 연차휴가는 15일(Annual leave)이다.',
      ]);
    },
  );

  it('has the title that somebody gave it, not the one that a program did', async () => {
    expect((await parse([pageOf(['글.'])], { title: '휴가 규정' })).parsed?.title).toBe('휴가 규정');
    expect((await parse([pageOf(['글.'])], { title: 'Microsoft Word - a.docx' })).parsed?.title).toBeUndefined();
  });

  it('that anybody may read and nobody may print is read (mozilla/pdf.js 15983)', async () => {
    const { parsed } = await parse([pageOf(['연차 휴가는 15일이다.'])], { isRestricted: true });
    expect(parsed?.blocks).toMatchObject([{ kind: 'paragraph', text: '연차 휴가는 15일이다.' }]);
  });

  it.each([
    ['pictures of pages', () => pdf([[], []], { isScanned: true }), 'scanned'],
    ['a password', () => pdf([pageOf(['글.'])], { isEncrypted: true }), 'encrypted'],
    ['501 pages', () => pdf(Array.from({ length: 501 }, () => pageOf(['글.']))), 'too-many-pages'],
    ['its beginning alone', () => pdf([pageOf(['글.'])]).subarray(0, 200), 'broken'],
    ['something else behind its name', () => Buffer.from('hello'), 'not-what-it-says'],
  ])('is refused with %s', async (_, bytes, refusal) => {
    expect((await parseInThread('a.pdf', bytes(), never)).refused).toBe(refusal);
  });

  it('of 500 pages is read', async () => {
    const { parsed } = await parseInThread(
      'a.pdf',
      pdf(Array.from({ length: 500 }, (_, index) => pageOf([`${index}쪽에 있는 글을 모두 읽는다.`]))),
      never,
    );
    expect(parsed?.blocks.at(-1)?.page).toBe(500);
  });
});

describe('a thread that reads documents', () => {
  it('is ended with its document when the time is over, and the next one is read', async () => {
    const slow = pdf(Array.from({ length: 500 }, () => pageOf(Array.from({ length: 40 }, () => '글 '.repeat(30)))));
    const stopped = new AbortController();
    const outcome = parseInThread('a.pdf', slow, stopped.signal);
    setTimeout(() => stopped.abort(), 300);
    expect(await outcome).toEqual({ refused: 'took-too-long' });
    expect((await parseInThread('a.txt', Buffer.from('글'), never)).parsed?.blocks).toHaveLength(1);
  });

  it('never begins what is late already', async () => {
    expect(await parseInThread('a.txt', Buffer.from('글'), AbortSignal.abort())).toEqual({ refused: 'took-too-long' });
  });

  it('reads what it is given at once one after the other', async () => {
    const names = ['하나', '둘', '셋'];
    const outcomes = await Promise.all(names.map((name) => parseInThread('a.docx', docx(wordParagraph(name)), never)));
    expect(outcomes.map(({ parsed }) => parsed?.blocks.map((block) => 'text' in block && block.text))).toEqual(
      names.map((name) => [name]),
    );
  });
});
