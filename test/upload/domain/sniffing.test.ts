import { detectType } from '../../../lib/upload/adapters/detect-type';
import type { Look } from '../../../lib/upload/domain/looks';
import { isAsDeclared, sniff } from '../../../lib/upload/domain/sniffing';

const text = (content: string) => Buffer.from(content);
const bytes = (content: string) => Buffer.from(content, 'latin1');
const padded = (content: string) => Buffer.concat([bytes(content), Buffer.alloc(200)]);
const never = () => Promise.reject(new Error('text needs no detection'));

const TEXTS: readonly (readonly [Look, string])[] = [
  ['text', 'name,amount\n김민지,3\n'],
  ['text', '\uFEFFname,amount\n'],
  ['text', ''],
  ['text', 'BM is how a bitmap begins, and this letter too'],
  ['text', 'MZ, PK and GIF89a are beginnings as well'],
  ['text', '# Notes on <svg> and <html>'],
  ['text', '<?xml version="1.0"?><order/>'],
  ['pdf', '%PDF-1.4 of letters alone'],
  ['html', '<!DOCTYPE html><html>'],
  ['html', '\uFEFF\n  <HTML>'],
  ['html', '<script>alert(1)</script>'],
  ['html', '<!-- --><script>alert(1)</script>'],
  ['html', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['svg', '<svg/onload=alert(1)>'],
  ['svg', `<?xml version="1.0"?><!-- ${'x'.repeat(300)} --><svg:svg onload="alert(1)">`],
  ['svg', '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>'],
];

const BINARIES: readonly (readonly [Look | undefined, Buffer])[] = [
  ['utf16', Buffer.from('\uFEFFname,amount', 'utf16le')],
  ['utf16', Buffer.from('\uFEFFname,amount', 'utf16le').swap16()],
  ['eucKr', Buffer.from('b0a1b3aab4d90abcadbfef2c31', 'hex')],
  ['heic', padded('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['avif', padded('\0\0\0\x1cftypavif\0\0\0\0mif1avif')],
  ['tiff', padded('II*\0\x08\0\0\0')],
  ['bmp', padded('BM\x9a\0\0\0')],
  ['jpegXl', padded('\xff\x0a\xfa\x1f')],
  ['photoshop', padded('8BPS\0\x01')],
  ['quicktime', padded('\0\0\0\x14ftypqt  \0\0\x02\0qt  ')],
  ['mp4', padded('\0\0\0\x18ftypisom\0\0\x02\0isom')],
  ['video', padded('RIFF\0\0\0\0AVI LIST')],
  ['audio', padded('ID3\x04\0\0\0\0\0\x0a')],
  ['program', padded('MZ\x90\0\x03')],
  ['compound', padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['archive', padded('7z\xbc\xaf\x27\x1c')],
  [undefined, Buffer.alloc(2_000)],
  [undefined, Buffer.from([0xff])],
  [undefined, bytes('\x89PNG\r\n\x1a\n')],
];

describe('what bytes look like', () => {
  it.each(TEXTS)('is %s, which only its letters tell: %j', async (look, content) => {
    expect(await sniff(text(content), never)).toBe(look);
  });

  it.each(BINARIES)('is %s, by how it begins', async (look, head) => {
    expect(await sniff(head, detectType)).toBe(look);
  });

  it('is the same of a letter that the head cuts in the middle', async () => {
    expect(await sniff(text('가나다').subarray(0, 7), never)).toBe('text');
  });

  it('comes to an end for Windows Media that says its objects have no size, behind tags too', async () => {
    const media = Buffer.concat([Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), Buffer.alloc(400)]);
    expect(await sniff(media, detectType)).toBe('video');
    const tags = Buffer.concat([bytes('ID3\x04\0\0\0\0\0\0'), media]);
    expect(await sniff(tags, detectType)).toBe('audio');
  });

  it('is what was declared only where it is nothing else', () => {
    expect(isAsDeclared('jpeg', 'image/jpeg')).toBe(true);
    expect(isAsDeclared('animatedPng', 'image/png')).toBe(true);
    expect(isAsDeclared('png', 'image/jpeg')).toBe(false);
    expect(isAsDeclared('html', 'text/plain')).toBe(false);
    expect(isAsDeclared(undefined, 'image/jpeg')).toBe(false);
    expect(isAsDeclared('text', 'constructor')).toBe(false);
  });
});
