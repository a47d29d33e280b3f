import fc from 'fast-check';
import { indexName, isIndexName } from '../../../lib/rag/domain/index-name';

describe('the name of an index', () => {
  it('is the same for the same, in whatever order it is written', () => {
    expect(indexName({ a: 1, b: { c: [1, 2], d: 'x' } })).toBe(
      indexName({ b: { d: 'x', c: [1, 2] }, a: 1, e: undefined }),
    );
  });

  it('is another for anything else', () => {
    const name = indexName({ a: [1, 2], b: { c: 'x' } });
    for (const other of [
      { a: [2, 1], b: { c: 'x' } },
      { a: [1, 2], b: { c: 'X' } },
      { a: [1, 2] },
      { a: ['1', 2], b: { c: 'x' } },
    ])
      expect(indexName(other)).not.toBe(name);
  });

  it('tells apart any two values that JSON tells apart', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.jsonValue(),
        (one, other) =>
          isIndexName(indexName(one)) && (indexName([one]) !== indexName([other])) === (sorted(one) !== sorted(other)),
      ),
    );
  });

  it.each([
    'passages',
    'passages-*',
    'passages-0123456789abcdef,other',
    '_all',
    '',
    'passages-0123456789ABCDEF',
    ' passages-0123456789abcdef',
    'passages-0123456789abcdef\n',
  ])('is not %j', (name) => {
    expect(isIndexName(name)).toBe(false);
  });
});

function sorted(json: unknown): string {
  return JSON.stringify(json, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value,
  );
}
