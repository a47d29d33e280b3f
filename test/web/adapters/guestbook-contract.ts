import type { Entry, NewEntry } from '../../../lib/web/domain/entry';
import { entryIdOf } from '../../../lib/web/domain/entry-id';
import type { Guestbook } from '../../../lib/web/domain/guestbook';

const inTime = () => AbortSignal.timeout(20_000);
const entry = (name: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id: entryIdOf('api', name),
  author: name,
  message: `of ${name}`,
  ...more,
});

const STRANGE_TEXTS: Readonly<Record<string, string>> = {
  Korean: '안녕하세요, 방명록입니다. 뷁',
  'emoji of many characters': '👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇰🇷👍🏽',
  'characters beyond the first plane': '𠮷𝕳𝖊𝖑𝖑𝖔',
  'right to left': 'שלום \u200f مرحبا',
  'quotes, backslashes and SQL': `'; DROP TABLE entries; -- \\' \\\\ " \`\` %_ $1 ? :name`,
  'lines and spaces': 'one\n\ttwo  \n   three',
  'a letter in two forms': '\u00c5 A\u030a',
  'the longest there is': '가'.repeat(10_666),
};

/** What holds for a guestbook wherever its entries are kept. */
export function guestbookContract(
  where: string,
  /** Two servers' ways to the same entries, of which there are none. */
  twoOfOne: () => Promise<readonly [Guestbook, Guestbook]>,
): void {
  describe(`a guestbook in ${where}`, () => {
    const positions = (entries: readonly Entry[]) => entries.map(({ position }) => BigInt(position));

    it('keeps an entry, and shows it to every server', async () => {
      const [one, other] = await twoOfOne();
      const { entry: kept, added } = await one.add(entry('first'), inTime());
      expect(added).toBe(true);
      expect(kept).toEqual({
        ...entry('first'),
        position: expect.stringMatching(/^[1-9]\d*$/),
        createdAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
      expect(await other.find(kept.id, inTime())).toEqual(kept);
      expect(await other.list({ limit: 10 }, inTime())).toEqual([kept]);
      await other.ping(inTime());
    });

    it('knows nothing of ids that differ in the size of a letter', async () => {
      const [book] = await twoOfOne();
      await book.add(entry('a', { id: 'AAAAAAAAAAAAAAAAAAAAAa' }), inTime());
      expect(await book.find('AAAAAAAAAAAAAAAAAAAAAA', inTime())).toBeUndefined();
      expect((await book.add(entry('b', { id: 'AAAAAAAAAAAAAAAAAAAAAA' }), inTime())).added).toBe(true);
    });

    it.each(Object.entries(STRANGE_TEXTS))('gives back %s as it was', async (_, text) => {
      const [book] = await twoOfOne();
      const author = [...text].slice(0, 30).join('');
      const { entry: kept } = await book.add(entry('strange', { author, message: text }), inTime());
      expect(kept).toMatchObject({ author, message: text });
      expect(await book.list({ limit: 1 }, inTime())).toEqual([kept]);
    });

    it('keeps one entry of an id, whoever sends it and however often, and answers each with the first', async () => {
      const [one, other] = await twoOfOne();
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, sender) =>
          (sender % 2 ? one : other).add(entry('same', { message: `from ${sender}` }), inTime()),
        ),
      );
      expect(answers.filter(({ added }) => added)).toHaveLength(1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer.entry))).size).toBe(1);
      expect(await one.list({ limit: 100 }, inTime())).toEqual([answers[0]!.entry]);
    });

    it('lists the newest first, a page after another, and no entry twice while others are added', async () => {
      const [book, other] = await twoOfOne();
      for (let number = 1; number <= 7; number++) await book.add(entry(`entry ${number}`), inTime());
      const seen: Entry[] = [];
      for (let before: string | undefined; ; before = seen.at(-1)!.position) {
        const page = await book.list({ before, limit: 2 }, inTime());
        if (page.length === 0) break;
        seen.push(...page);
        await other.add(entry(`later ${seen.length}`), inTime());
      }
      expect(seen.map(({ author }) => author)).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `entry ${number}`));
      expect(positions(seen)).toEqual([...positions(seen)].sort((a, b) => Number(b - a)));
      const most = { before: String(2n ** 63n - 1n), limit: 100 };
      expect(await book.list(most, inTime())).toHaveLength(7 + 4);
      expect(await book.list({ before: '1', limit: 5 }, inTime())).toEqual([]);
    });
  });
}
