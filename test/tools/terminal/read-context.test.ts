import { readContext } from '../../../lib/tools/terminal/read-context';

test('a pair has its first sign between key and value, and an empty value is one', () => {
  expect(readContext(['owner=a=b', 'tiny.size=2', 'key='])).toEqual({
    context: { owner: 'a=b', 'tiny.size': '2', key: '' },
  });
});

test.each([
  [['mode'], 'noPair', 'mode'],
  [['=x'], 'noPair', '=x'],
  [[''], 'noPair', ''],
  [['__proto__=1'], 'noKey', '__proto__=1'],
  [['constructor=1'], 'noKey', 'constructor=1'],
  [['tiny.__proto__.size=1'], 'noKey', 'tiny.__proto__.size=1'],
  [['mode=a', 'region=x', 'mode=b'], 'twice', 'mode=b'],
])('%j is refused: %s', (words, kind, word) => {
  expect(readContext(words)).toEqual({ fault: { kind, word } });
  expect(readContext(words, '-c')).toEqual({ fault: { kind, word: `-c ${word}` } });
});
