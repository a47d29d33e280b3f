import fc from 'fast-check';
import { attachment } from '../../../lib/upload/adapters/attachment';

/** The name that a browser reads out of the header, by RFC 6266 and RFC 8187. */
function nameIn(header: string): string {
  const extended = /; filename\*=UTF-8''([^;]+)$/.exec(header)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /^attachment; filename="((?:[^"\\]|\\.)*)"$/.exec(header)![1]!.replace(/\\(.)/g, '$1');
}

describe('the name that a file is saved under', () => {
  it.each([
    ['report.pdf', 'attachment; filename="report.pdf"'],
    [
      '보고서 최종.pdf',
      `attachment; filename="___ __.pdf"; filename*=UTF-8''%EB%B3%B4%EA%B3%A0%EC%84%9C%20%EC%B5%9C%EC%A2%85.pdf`,
    ],
    ['café.txt', `attachment; filename="caf_.txt"; filename*=UTF-8''caf%C3%A9.txt`],
    ['😀.zip', `attachment; filename="_.zip"; filename*=UTF-8''%F0%9F%98%80.zip`],
    ['a "b".txt', `attachment; filename="a _b_.txt"; filename*=UTF-8''a%20%22b%22.txt`],
    ['100%25.txt', `attachment; filename="100_25.txt"; filename*=UTF-8''100%2525.txt`],
    [
      'a\r\nSet-Cookie: b.txt',
      `attachment; filename="a__Set-Cookie: b.txt"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b.txt`,
    ],
    ['\u202Efdp.exe', `attachment; filename="_fdp.exe"; filename*=UTF-8''%E2%80%AEfdp.exe`],
    ['half \uD83D.txt', 'attachment; filename="half _.txt"'],
  ])('of %j is %s', (fileName, header) => {
    expect(attachment(fileName)).toBe(header);
  });

  it('is read back as it was, out of a header of ASCII on one line, whatever it is', () => {
    const units = fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.constantFrom('"', ';', "'", '%', '%20', '\r\n', '=', 'é', '\u202e', '.') },
    );
    const fileName = fc
      .string({ unit: units, minLength: 1, maxLength: 60 })
      // What stands before a slash of either kind is a folder of somebody's, and goes.
      .filter((name) => !/[\\/]|\p{Surrogate}/u.test(name));
    fc.assert(
      fc.property(fileName, (name) => {
        const header = attachment(name);
        return /^[\x20-\x7e]+$/.test(header) && nameIn(header) === name;
      }),
      { numRuns: 2_000 },
    );
  });
});
