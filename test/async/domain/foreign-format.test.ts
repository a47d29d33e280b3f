import sharp from 'sharp';
import { type ForeignFormat, foreignFormat } from '../../../lib/async/domain/foreign-format';

const text = (content: string) => Buffer.from(content, 'latin1');
const plain = () => sharp({ create: { width: 9, height: 9, channels: 3, background: 'white' } });

const HEADS: readonly (readonly [ForeignFormat, Buffer])[] = [
  ['heic', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['heic', text('\0\0\0\x1cftypmif1\0\0\0\0mif1heic')],
  ['raw', text('\0\0\0\x18ftypcrx \0\0\0\x01crx isom')],
  ['raw', text('II*\0\x10\0\0\0CR\x02\0')],
  ['video', text('\0\0\0\x18ftypisom\0\0\x02\0isom')],
  ['video', text('\0\0\0\x14ftypqt  \0\0\x02\0qt  ')],
  ['jpegXl', text('\xff\x0a\xfa\x1f')],
  ['bmp', text('BM\x9a\0\0\0')],
  ['photoshop', text('8BPS\0\x01')],
  ['pdf', text('%PDF-1.7\n')],
  ['svg', text('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['html', text('<!DOCTYPE html><html>')],
  ['zip', text('PK\x03\x04\x14\0')],
];

test.each(HEADS)('%s is told by how it begins', (format, bytes) => {
  expect(foreignFormat(bytes)).toBe(format);
});

test('what a library writes is told too', async () => {
  expect(foreignFormat(await plain().tiff().toBuffer())).toBe('tiff');
  expect(foreignFormat(await plain().avif().toBuffer())).toBe('avif');
});

test('bytes that are nothing in particular have no name', () => {
  expect([Buffer.alloc(0), Buffer.alloc(2000), text('a picture says more')].map(foreignFormat)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
