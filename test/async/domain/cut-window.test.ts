import { strict as assert } from 'node:assert';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { Position } from '../../../lib/async/domain/bulk-state';
import { cutWindow, WINDOW } from '../../../lib/async/domain/cut-window';
import { bulkMessage } from '../../../lib/async/domain/queue-message';

const START: Position = { byte: 0, rows: 0, chunk: 0 };

function streamOf(text: string, from: number, pieceBytes: number): Readable {
  const bytes = Buffer.from(text).subarray(from);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) =>
    bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
  return Readable.from(pieces, { objectMode: false });
}

const field = fc.string({
  unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r\n', '한', 'é', '🐈'),
  maxLength: 12,
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('cutting a CSV into windows', () => {
  it('shortens a field between letters, so that a field too long stays too long', async () => {
    const tooLong = '𠮷'.repeat(60);
    const { chunks } = await cutWindow(streamOf(`reference,account,amount\n${tooLong},4000,1\n`, 0, 4096), START, []);
    expect(chunks[0]?.rows[0]?.[0]).toBe('𠮷'.repeat(48));
  });

  it('finds the same rows whether it reads the file in one go or resumes at each window', async () => {
    const files = fc.record({
      rows: fc.array(fc.oneof({ weight: 4, arbitrary: fc.tuple(field, field, field) }, fc.constantFrom('', ' , ,,')), {
        minLength: 0,
        maxLength: 40,
      }),
      repeat: fc.constantFrom(1, 60),
      ending: fc.constantFrom('\n', '\r\n'),
      bom: fc.constantFrom('', '\uFEFF'),
      last: fc.boolean(),
      pieceBytes: fc.constantFrom(1, 7, 4096),
    });
    await fc.assert(
      fc.asyncProperty(files, async ({ rows, repeat, ending, bom, last, pieceBytes }) => {
        const repeated = Array.from({ length: repeat }, () => rows).flat();
        const lines = [
          'Account,reference, AMOUNT ,note',
          ...repeated.map((row) => (typeof row === 'string' ? row : [...row, 'x'].map(quoted).join(','))),
        ];
        const text = bom + lines.join(ending) + (last ? ending : '');
        const found: [row: number, fields: readonly string[]][] = [];
        let position = START;
        let columns: readonly string[] = [];
        let chunks = 0;
        for (let windows = 0; ; windows++) {
          assert.ok(windows < 100);
          const window = await cutWindow(
            streamOf(text, position.byte, repeat > 1 ? 4096 : pieceBytes),
            position,
            columns,
          );
          assert.equal(window.stopped, undefined);
          assert.ok(window.chunks.length <= WINDOW.chunks);
          for (const { chunk, firstRow, rows: chunkRows } of window.chunks) {
            assert.equal(chunk, chunks++);
            assert.ok(chunkRows.length > 0 && chunkRows.length <= WINDOW.rows);
            found.push(...chunkRows.map((fields, index) => [firstRow + index, fields] as [number, string[]]));
          }
          ({ next: position, columns } = window);
          if (window.complete) break;
        }
        // The header is row 1, and an empty row has a number too.
        const expected = repeated.flatMap((row, index) => {
          if (typeof row === 'string') return [];
          const [account, reference, amount] = row;
          return [[index + 2, [reference, account, amount].map((text) => text.trim())]];
        });
        assert.deepEqual(
          found.filter(([, fields]) => fields.length > 0),
          expected,
        );
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('cuts ten chunks that fit one batch whatever the rows hold', async () => {
    for (const unit of ['\u0001', '"', '\\', '한', '🐈', '\uFFFE']) {
      const value = unit.repeat(100);
      const row = [value, value, value].map(quoted).join(',');
      const text = ['reference,account,amount', ...Array.from({ length: 1000 }, () => row)].join('\n');
      const { chunks } = await cutWindow(streamOf(text, 0, 65_536), START, []);
      expect(chunks).toHaveLength(WINDOW.chunks);
      const messages = chunks.map((chunk) => bulkMessage('O'.repeat(160), 'j'.repeat(64), chunk));
      const bytes = messages.reduce(
        (sum, { body, attributes }) => sum + Buffer.byteLength(body) + Buffer.byteLength(JSON.stringify(attributes)),
        0,
      );
      expect(bytes).toBeLessThan(1_048_576);
    }
  });

  it('keeps little of a header, however long it is', async () => {
    const needed = 'reference,account,amount';
    for (const [columns, width, stopped] of [
      [200, 400, undefined],
      [201, 1, 'csv-columns'],
      [40_000, 1, 'csv-columns'],
    ] as const) {
      const others = Array.from({ length: columns - 3 }, () => '한'.repeat(width)).join(',');
      const window = await cutWindow(streamOf(`${needed},${others}\nr1,a,1\n`, 0, 65_536), START, []);
      expect(window.stopped?.code).toBe(stopped);
      expect(window.chunks).toHaveLength(stopped ? 0 : 1);
      expect(Buffer.byteLength(JSON.stringify(window))).toBeLessThan(50_000);
    }
  });

  it('fails, rather than ending the file early, when reading breaks off', async () => {
    const broken = new Readable({
      read() {
        this.push('reference,account,amount\nr1,a,1\n');
        this.destroy(new Error('ECONNRESET'));
      },
    });
    await expect(cutWindow(broken, START, [])).rejects.toThrow('ECONNRESET');
  });

  it('reads a letter as one text, whether it is one sign or put together from several', async () => {
    const { chunks } = await cutWindow(
      streamOf(`reference,account,amount\n${'가'.repeat(40).normalize('NFD')},a,1\n`, 0, 7),
      START,
      [],
    );
    expect(chunks[0]?.rows).toEqual([['가'.repeat(40), 'a', '1']]);
  });

  /** What people send for a CSV, each with the cause that is named. */
  const table = 'reference,account,amount\nA-1,4000,1\n';
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-16 with its mark', 'csv-not-utf8', /UTF-16/, utf16(`\uFEFF${table}`)],
    [
      'UTF-16 of more rows than a window',
      'csv-not-utf8',
      /UTF-16/,
      utf16(`\uFEFF${table}${'A-1,4000,1\n'.repeat(2000)}`),
    ],
    ['UTF-16, big end first', 'csv-not-utf8', /UTF-16/, utf16(`\uFEFF${table}`).swap16()],
    ['UTF-16 without a mark', 'csv-not-utf8', /not UTF-8/, utf16(table)],
    ['CP949', 'csv-not-utf8', /not UTF-8/, Buffer.from([0xb0, 0xc5, 0xb7, 0xa1, 0x2c, 0x61, 0x0a])],
    ['an Excel workbook', 'csv-workbook', /workbook/, Buffer.from('PK\x03\x04\x14\0')],
    ['an Excel workbook of the years before', 'csv-workbook', /workbook/, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['columns between semicolons', 'csv-separator', /semicolons/, Buffer.from(table.replaceAll(',', ';'))],
    ['columns between semicolons, as its first line says', 'csv-separator', /semicolons/, Buffer.from('sep=;\na;b\n')],
    ['columns between tabs', 'csv-separator', /tabs/, Buffer.from(table.replaceAll(',', '\t'))],
    [
      'a column that stands twice',
      'csv-columns',
      /amount more than once/,
      Buffer.from('reference,account,amount,Amount\n'),
    ],
    ['a header in Korean', 'csv-columns', /missing: reference, account, amount/, Buffer.from('거래번호,계정,금액\n')],
    ['nothing', 'csv-empty', /empty/, Buffer.alloc(0)],
    ['one byte of a mark', 'csv-not-utf8', /not UTF-8/, Buffer.from([0xef])],
    ['three bytes', 'csv-empty', /empty/, Buffer.from('\uFEFF')],
    ['empty lines', 'csv-empty', /empty/, Buffer.from('\n\r\n,,\n')],
  ])('names the cause for %s', async (_, code, cause, bytes) => {
    for (const size of [1, 4096]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const window = await cutWindow(Readable.from(pieces, { objectMode: false }), START, []);
      expect(window).toMatchObject({
        complete: true,
        chunks: [],
        stopped: { code, detail: { en: expect.stringMatching(cause), ko: expect.stringMatching(/[가-힣]/) } },
      });
    }
  });

  it.each([
    [
      'bytes of another encoding',
      'csv-not-utf8',
      /after row 3 is not UTF-8.*the rows after it/,
      Buffer.from([0xb0, 0xc5]),
    ],
    ['a zero byte', 'csv-not-utf8', /after row 3/, Buffer.from([0])],
    ['a quotation mark that is never closed', 'csv-malformed', /after row 3.*never closed/, Buffer.from('"')],
  ])('keeps the rows before %s, and says where it is', async (_, code, cause, bytes) => {
    const file = Buffer.concat([
      Buffer.from('reference,account,amount\nA-1,1,1\nA-2,2,2\n'),
      bytes,
      Buffer.from(',3,3\n'),
    ]);
    const window = await cutWindow(Readable.from([file]), START, []);
    expect(window.chunks).toMatchObject([
      {
        firstRow: 2,
        rows: [
          ['A-1', '1', '1'],
          ['A-2', '2', '2'],
        ],
      },
    ]);
    expect(window.stopped).toMatchObject({
      code,
      detail: { en: expect.stringMatching(cause), ko: expect.stringMatching(/[가-힣]/) },
    });
  });

  const rows = 'A-1,4000,1\r\n';
  it.each([
    ['a line that tells Excel the separator', `sep=,\r\nreference,account,amount\r\n${rows}`],
    ['the same after a BOM', `\uFEFFSEP=,\nreference,account,amount\n${rows}`],
    ['a BOM before a quoted name', `\uFEFF"reference","account","amount"\r\n${rows}`],
    ['blanks that do not break', `\u00A0reference\u00A0,account,amount\n\u00A0A-1\u00A0,4000,\u00A01`],
    ['letters of no width', `\u200Breference,account\u200E,amount\uFEFF\n\u200BA-1\u200B,4000\u2060,\u200E1\u200F`],
  ])('takes a file with %s as if it were not there', async (_, text) => {
    for (const pieceBytes of [1, 4096]) {
      const { chunks } = await cutWindow(streamOf(text, 0, pieceBytes), START, []);
      expect(chunks).toMatchObject([{ firstRow: 2, rows: [['A-1', '4000', '1']] }]);
    }
  });

  it.each(['\n', '\r\n', '\r'])('takes line ends of any system: %j', async (ending) => {
    const { chunks } = await cutWindow(
      streamOf(['reference,account,amount', 'A-1,1,1', ''].join(ending), 0, 7),
      START,
      [],
    );
    expect(chunks).toMatchObject([{ firstRow: 2, rows: [['A-1', '1', '1']] }]);
  });
});
