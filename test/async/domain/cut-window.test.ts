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
      rows: fc.array(fc.tuple(field, field, field), { minLength: 0, maxLength: 40 }),
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
          ...repeated.map((fields) => [...fields, 'x'].map(quoted).join(',')),
        ];
        const text = bom + lines.join(ending) + (last ? ending : '');
        const found: string[][] = [];
        let position = START;
        let columns: readonly string[] = [];
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
            assert.equal(firstRow, found.length + 1);
            assert.equal(chunk, Math.floor(found.length / WINDOW.rows));
            found.push(...chunkRows);
          }
          ({ next: position, columns } = window);
          if (window.complete) break;
        }
        const expected = repeated.map(([account, reference, amount]) =>
          [reference, account, amount].map((text) => text.trim()),
        );
        assert.deepEqual(found, expected);
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
});
