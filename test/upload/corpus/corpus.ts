import { deflateSync } from 'node:zlib';
import { gif, jpegSegment, png, pngChunk } from '../../support/picture-bytes';
import { animation, goodImages, plain } from './good-images';
import { zip } from './zip-bytes';

/** A file, what its sender says it is, and what must become of it: what it is served as, or why not. */
export type CorpusFile = readonly [name: string, declared: string, outcome: string, bytes: Buffer];

/** Stands in files that are made anew, and in nothing that was made of them. */
export const CANARY = 'kAnaRy7351';

const SCRIPT = `<script>alert("${CANARY}")</script>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${SCRIPT}</svg>`;
const HTML = `<!doctype html>${SCRIPT}`;
const PDF = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R';
const PDF_END = ' >>\nstartxref\n9\n%%EOF\n';
const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 5994/100', GPSLongitudeRef: 'E' };

const bytes = (content: string) => Buffer.from(content, 'latin1');
const text = (content: string) => Buffer.from(content);
const cut = (file: Buffer, share: number) => file.subarray(0, Math.floor(file.length * share));
const after = (file: Buffer, more: string | Buffer) => Buffer.concat([file, Buffer.from(more)]);

function changed(file: Buffer, position: number, ...values: number[]): Buffer {
  const copy = Buffer.from(file);
  copy.set(values, position);
  return copy;
}

/** Files as they arrive: good, odd, broken and hostile. */
export async function corpus(): Promise<readonly CorpusFile[]> {
  return [...(await images()), ...(await brokenImages()), ...(await otherFiles())];
}

async function images(): Promise<readonly CorpusFile[]> {
  const good = await goodImages(300, 200);
  const animatedGif = await animation().gif().toBuffer();
  const still = await plain().png().toBuffer();
  const [jpg, pngType, webp, gifType] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
  return [
    ['JPEG', jpg, 'image/jpeg 300x200', good.jpeg],
    ['PNG', pngType, 'image/png 300x200', good.png],
    ['WebP', webp, 'image/webp 300x200', good.webp],
    ['GIF', gifType, 'image/png 300x200', good.gif],
    ['progressive JPEG', jpg, 'image/jpeg 120x80', await plain().jpeg({ progressive: true }).toBuffer()],
    ['grey JPEG', jpg, 'image/jpeg 120x80', await plain().greyscale().jpeg().toBuffer()],
    ['CMYK JPEG', jpg, 'image/jpeg 120x80', await plain().toColourspace('cmyk').jpeg().toBuffer()],
    ['JPEG with a profile', jpg, 'image/jpeg 120x80', await plain().withIccProfile('p3').jpeg().toBuffer()],
    [
      'JPEG turned by its EXIF',
      jpg,
      'image/jpeg 80x120',
      await plain().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    ],
    [
      'JPEG with a place',
      jpg,
      'image/jpeg 120x80',
      await plain()
        .jpeg()
        .withExif({ IFD0: { Copyright: CANARY }, IFD3: GPS })
        .toBuffer(),
    ],
    ['PNG with transparency', pngType, 'image/png 120x80', await plain(120, 80, 4).png().toBuffer()],
    ['PNG of 16 bits a channel', pngType, 'image/png 120x80', await plain().toColourspace('rgb16').png().toBuffer()],
    ['PNG with a palette', pngType, 'image/png 120x80', await plain().png({ palette: true }).toBuffer()],
    ['PNG of one pixel', pngType, 'image/png 1x1', await plain(1, 1).png().toBuffer()],
    ['lossless WebP', webp, 'image/webp 120x80', await plain().webp({ lossless: true }).toBuffer()],
    ['animated GIF', gifType, 'image/png 40x40 first of several', animatedGif],
    ['animated WebP', webp, 'image/webp 40x40 first of several', await animation().webp().toBuffer()],
    ['animated PNG', pngType, 'image/png 120x80 first of several', pngChunk(still, 'acTL', Buffer.alloc(8, 1))],
    ['GIF of ten thousand frames', gifType, 'image/png 1x1 first of several', gif(1, 1, 10_000)],

    // Two things at once: only the pixels get into what is served.
    ['JPEG that is a ZIP too', jpg, 'image/jpeg 300x200', after(good.jpeg, zip({ 'a.txt': CANARY }))],
    ['JPEG that is a web page too', jpg, 'image/jpeg 300x200', after(jpegSegment(good.jpeg, 0xfe, text(HTML)), HTML)],
    ['GIF that is a script too', gifType, 'image/png 300x200', after(good.gif, `=1;alert("${CANARY}")`)],
    ['WebP with a script behind its end', webp, 'image/webp 300x200', after(good.webp, HTML)],
    ['PNG with a text that unpacks to 20 MB', pngType, 'image/png 120x80', pngChunk(still, 'zTXt', packed(20_000_000))],
    [
      'PNG with a profile that unpacks to 20 MB',
      pngType,
      'image/png 120x80',
      pngChunk(still, 'iCCP', packed(20_000_000)),
    ],
    [
      'JPEG with EXIF of nonsense',
      jpg,
      'image/jpeg 300x200',
      jpegSegment(good.jpeg, 0xe1, after(bytes('Exif\0\0MM\0*'), Buffer.alloc(60_000, 0xff))),
    ],
  ];
}

async function brokenImages(): Promise<readonly CorpusFile[]> {
  const { jpeg, png: pngFile, webp, gif: gifFile } = await goodImages(300, 200);
  const startOfFrame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return [
    ['nothing', 'image/jpeg', 'empty', Buffer.alloc(0)],
    ['one byte', 'image/jpeg', 'type-mismatch', bytes('\xff')],
    ['zeros', 'image/png', 'type-mismatch', Buffer.alloc(5_000)],
    ['JPEG cut in its header', 'image/jpeg', 'damaged', jpeg.subarray(0, 40)],
    ['JPEG cut in half', 'image/jpeg', 'damaged', cut(jpeg, 0.5)],
    ['JPEG without its last tenth', 'image/jpeg', 'damaged', cut(jpeg, 0.9)],
    ['JPEG of no height', 'image/jpeg', 'damaged', changed(jpeg, startOfFrame + 5, 0, 0)],
    ['PNG cut behind its header', 'image/png', 'damaged', cut(pngFile, 0.001)],
    ['PNG cut in half', 'image/png', 'damaged', cut(pngFile, 0.5)],
    ['PNG with a wrong checksum', 'image/png', 'damaged', changed(pngFile, 30, 0, 0, 0)],
    ['PNG of no width', 'image/png', 'damaged', png({ width: 0, height: 9 })],
    ['PNG of fewer rows than it says', 'image/png', 'damaged', png({ width: 8, height: 8, rows: 2 })],
    ['PNG with its line ends changed', 'image/png', 'type-mismatch', changed(pngFile, 4, 0x0a, 0x0a)],
    ['WebP cut in half', 'image/webp', 'damaged', cut(webp, 0.5)],
    ['WebP of no size', 'image/webp', 'damaged', bytes('RIFF\x04\0\0\0WEBP')],
    ['GIF cut in half', 'image/gif', 'damaged', cut(gifFile, 0.5)],
    ['GIF without a frame', 'image/gif', 'damaged', gif(9, 9)],

    // Made to be too much.
    [
      'PNG of 256 million pixels in 32 kB',
      'image/png',
      'too-many-pixels',
      png({ width: 16_000, height: 16_000, rows: 16_000 }),
    ],
    [
      'PNG of 400 million pixels in 50 kB',
      'image/png',
      'too-many-pixels',
      png({ width: 20_000, height: 20_000, rows: 20_000 }),
    ],
    ['PNG that is one pixel too large', 'image/png', 'too-many-pixels', png({ width: 50_000_001, height: 1 })],
    [
      'JPEG that says it has four billion pixels',
      'image/jpeg',
      'too-many-pixels',
      changed(jpeg, startOfFrame + 5, 0xff, 0xdc, 0xff, 0xdc),
    ],
    ['GIF that says it has four billion pixels', 'image/gif', 'too-many-pixels', gif(65_535, 65_535, 1)],

    // Something else than their names say.
    ['PNG called JPEG', 'image/jpeg', 'type-mismatch png', pngFile],
    ['JPEG called WebP', 'image/webp', 'type-mismatch jpeg', jpeg],
    ['SVG with a script', 'image/png', 'type-mismatch svg', text(SVG)],
    [
      'SVG behind a long comment',
      'image/png',
      'type-mismatch svg',
      text(`<?xml version="1.0"?><!-- ${'x'.repeat(3_000)} -->${SVG}`),
    ],
    [
      'SVG of entities that grow',
      'image/jpeg',
      'type-mismatch svg',
      text(`<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${SVG}`),
    ],
    ['web page', 'image/jpeg', 'type-mismatch html', text(HTML)],
    [
      'web page in EUC-KR',
      'image/jpeg',
      'type-mismatch html',
      after(text('<html><title>'), Buffer.from('b0a1b3aab4d9', 'hex')),
    ],
    ['TIFF', 'image/jpeg', 'type-mismatch tiff', await plain().tiff().toBuffer()],
    ['AVIF', 'image/webp', 'type-mismatch avif', await plain(16, 16).avif({ effort: 0 }).toBuffer()],
    ['HEIC', 'image/jpeg', 'type-mismatch heic', after(bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200))],
    ['BMP', 'image/png', 'type-mismatch bmp', after(bytes('BM'), Buffer.alloc(70))],
    ['PostScript for ImageMagick', 'image/jpeg', 'type-mismatch text', text('%!PS\n(%pipe%id) (w) file')],
    [
      'MVG for ImageMagick',
      'image/jpeg',
      'type-mismatch text',
      text("push graphic-context\nimage over 0,0 0,0 'https://example.com/x'"),
    ],
    ['libvips file', 'image/png', 'type-mismatch', after(bytes('\xb6\xa6\xf2\x08'), Buffer.alloc(100))],
  ];
}

async function otherFiles(): Promise<readonly CorpusFile[]> {
  const jpeg = await plain().jpeg().toBuffer();
  const [pdf, archive, plainText, csv] = ['application/pdf', 'application/zip', 'text/plain', 'text/csv'] as const;
  const word = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' });
  const sheet = zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
  const mp4 = after(bytes('\0\0\0\x18ftypisom\0\0\x02\0isom'), Buffer.alloc(5_000, 7));
  const webm = bytes(
    '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84webm\x42\x87\x81\x04\x42\x85\x81\x02',
  );
  const windowsMedia = after(Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), Buffer.alloc(400));
  return [
    ['PDF', pdf, 'application/pdf', bytes(PDF + PDF_END)],
    ['PDF that asks for a password', pdf, 'application/pdf', bytes(`${PDF} /Encrypt 2 0 R${PDF_END}`)],
    [
      'PDF that is a web page too, which browsers only save',
      pdf,
      'application/pdf',
      bytes(`${PDF}\n${HTML}\n${PDF_END}`),
    ],
    ['PDF with a little behind its end', pdf, 'application/pdf', bytes(`${PDF}${PDF_END}${'\0'.repeat(900)}`)],
    ['PDF without its end', pdf, 'damaged', bytes(PDF)],
    ['PDF cut after its first version', pdf, 'damaged', bytes(`${PDF}${PDF_END}${'x'.repeat(2_000)}`)],
    ['web page with a PDF in it', pdf, 'type-mismatch html', bytes(`${HTML}\n${PDF}${PDF_END}`)],
    ['ZIP', archive, 'application/zip', zip({ 'a.txt': 'hello', 'b/c.txt': 'world' })],
    ['ZIP of nothing', archive, 'application/zip', bytes(`PK\x05\x06${'\0'.repeat(18)}`)],
    ['ZIP that unpacks to 100 MB', archive, 'application/zip', zip({ 'zeros.bin': Buffer.alloc(100_000_000) })],
    ['Word document called ZIP', archive, 'type-mismatch word', word],
    ['Excel workbook called CSV', csv, 'type-mismatch excel', sheet],
    ['7z called ZIP', archive, 'type-mismatch archive', after(bytes('7z\xbc\xaf\x27\x1c'), Buffer.alloc(100))],
    ['program called ZIP', archive, 'type-mismatch program', after(bytes('MZ\x90\0\x03'), Buffer.alloc(100))],
    ['Korean text', plainText, 'text/plain; charset=utf-8', text('안녕하세요, 😀\n'.repeat(2_000))],
    ['text that begins like a bitmap', plainText, 'text/plain; charset=utf-8', text('BM stands for Bench Mark.')],
    ['CSV of Excel, with a BOM', csv, 'text/csv; charset=utf-8', text('\uFEFF이름,금액\r\n민지,3\r\n')],
    ['CSV in EUC-KR', csv, 'not-text eucKr', Buffer.from('b0a12cb3aa0d0ab4d92c330d0a', 'hex')],
    ['text in UTF-16', plainText, 'not-text utf16', Buffer.from('\uFEFF안녕하세요', 'utf16le')],
    ['text with NUL', plainText, 'not-text', text('one\0two')],
    ['text with NUL behind its head', plainText, 'not-text', text(`${'a'.repeat(9_000)}\0`)],
    [
      'text in Latin-1 behind its head',
      plainText,
      'not-text',
      after(text('a'.repeat(9_000)), bytes('caf\xe9 au lait')),
    ],
    ['text cut in a letter', plainText, 'damaged', text('안녕').subarray(0, 5)],
    ['image called text', plainText, 'type-mismatch jpeg', jpeg],
    ['web page called text', plainText, 'type-mismatch html', text(HTML)],
    ['SVG called text', plainText, 'type-mismatch svg', text(SVG)],
    ['MP4', 'video/mp4', 'video/mp4', mp4],
    ['WebM', 'video/webm', 'video/webm', after(webm, Buffer.alloc(500))],
    ['QuickTime called MP4', 'video/mp4', 'type-mismatch quicktime', changed(mp4, 8, ...bytes('qt  '))],
    ['web page called MP4', 'video/mp4', 'type-mismatch html', text(HTML)],
    ['zeros called MP4', 'video/mp4', 'type-mismatch', Buffer.alloc(5_000)],
    [
      'Matroska called WebM',
      'video/webm',
      'type-mismatch video',
      bytes(webm.toString('latin1').replace('\x84webm', '\x88matroska')),
    ],
    ['Windows Media of objects without a size', 'video/mp4', 'type-mismatch video', windowsMedia],
    [
      'recording before such Windows Media',
      'video/mp4',
      'type-mismatch audio',
      after(bytes('ID3\x04\0\0\0\0\0\0'), windowsMedia),
    ],
  ];
}

/** The text or profile of a PNG: a name, a method, and so many zeros in little room. */
function packed(size: number): Buffer {
  return after(bytes('a\0\0'), deflateSync(Buffer.alloc(size)));
}
