import fc from 'fast-check';
import { NAME_BYTES } from '../../../lib/shared/bare-file-name';
import { fileName, savedName } from '../../../lib/upload/domain/file-name';

describe('the name that a file is saved under', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['한글 이름.pdf'.normalize('NFD'), '한글 이름.pdf'],
    ['  spaces  .txt ', 'spaces  .txt'],
    ['/srv/kim/사진.png', '사진.png'],
    ['C:\\fakepath\\사진.png', '사진.png'],
    ['a/b\\c/', 'file'],
    ['..', 'file'],
    ['', 'file'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a\u061Cb.txt', 'ab.txt'],
    ['line\r\nSet-Cookie: a=b.txt', 'lineSet-Cookie: a=b.txt'],
    ['null\0byte.txt', 'nullbyte.txt'],
    ['half \uD83D of an emoji.txt', 'half  of an emoji.txt'],
    ['.gitignore', '.gitignore'],
  ])('of %j is %j', (sent, kept) => expect(fileName(sent)).toBe(kept));

  it('is cut before its ending, and never through a letter that people see as one', () => {
    const family = '👨‍👩‍👧';
    const kept = fileName(`${family.repeat(40)}.jpeg`);
    expect(kept).toBe(`${family.repeat(Math.floor((NAME_BYTES - 5) / Buffer.byteLength(family)))}.jpeg`);
    expect(fileName(`${'가'.repeat(200)}.txt`)).toBe(`${'가'.repeat(83)}.txt`);
    expect(fileName(`a.${'x'.repeat(300)}`)).toHaveLength(NAME_BYTES);
  });

  it('is short, composed, without folders and without what nobody sees, whatever is sent, and stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const kept = fileName(sent);
        return (
          kept !== '' &&
          Buffer.byteLength(kept) <= NAME_BYTES &&
          kept === kept.normalize('NFC') &&
          !/[/\\\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(kept) &&
          kept !== '.' &&
          kept !== '..' &&
          fileName(kept) === kept
        );
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the name that others save a file under', () => {
  it.each([
    ['text/plain', 'report.bat', 'report.bat.txt'],
    ['text/plain', 'page.html', 'page.html.txt'],
    ['text/plain', 'notes.MD', 'notes.MD'],
    ['text/plain', 'run.bat.', 'run.bat..txt'],
    ['text/plain', 'txt', 'txt.txt'],
    ['text/csv', '명단.csv', '명단.csv'],
    ['text/csv', '명단.hta', '명단.hta.csv'],
    ['application/pdf', 'invoice.pdf.hta', 'invoice.pdf.hta.pdf'],
    ['application/zip', 'photos.jar', 'photos.jar.zip'],
    ['video/mp4', 'film.m4v', 'film.m4v'],
    ['video/webm', 'film.scr', 'film.scr.webm'],
  ])('of a file of %s called %j is %j', (contentType, name, saved) => {
    expect(savedName({ fileName: name, contentType })).toBe(saved);
  });

  it('ends as its type does, and is no longer than names may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (sent) => {
        const saved = savedName({ fileName: fileName(sent), contentType: 'application/pdf' });
        return /\.pdf$/i.test(saved) && Buffer.byteLength(saved) <= NAME_BYTES;
      }),
      { numRuns: 1_000 },
    );
  });
});
