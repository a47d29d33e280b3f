import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { sharpThumbnails } from '../../../lib/async/adapters/sharp-thumbnails';
import { gif, jpegSegment, png, pngChunk } from '../../support/picture-bytes';

type Outcome = 'ok' | 'not-a-picture' | 'picture-damaged' | 'picture-too-large';

const make = sharpThumbnails();
const RED = { r: 200, g: 30, b: 60 };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const HTML = '<!doctype html><script>alert(1)</script>';

const plain = (width = 120, height = 80, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: channels === 4 ? { ...RED, alpha: 0.5 } : RED } });
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 }, background: 'white' },
  });
const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
const text = (content: string) => Buffer.from(content);

function changed(bytes: Buffer, position: number, ...values: number[]): Buffer {
  const copy = Buffer.from(bytes);
  values.forEach((value, offset) => {
    copy[position + offset] = value;
  });
  return copy;
}

/** Files as they arrive: good, odd, broken and hostile. Each with what must become of it. */
async function corpus(): Promise<readonly (readonly [string, Outcome, Buffer])[]> {
  const jpeg = await noise(300, 200).jpeg().toBuffer();
  const pngFile = await noise(300, 200).png().toBuffer();
  const webp = await noise(300, 200).webp().toBuffer();
  const gifFile = await noise(300, 200).gif().toBuffer();
  const wide = await plain(600, 2).png().toBuffer();
  const frames = await sharp(Buffer.alloc(40 * 400 * 3), {
    raw: { width: 40, height: 400, channels: 3, pageHeight: 40 },
  })
    .gif()
    .toBuffer();
  const animatedWebp = await sharp(frames, { animated: true }).webp().toBuffer();
  const codeTable = jpeg.indexOf(Buffer.from([0xff, 0xc4]));
  const startOfFrame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const startOfScan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const endOfScanHeader = startOfScan + 2 + jpeg.readUInt16BE(startOfScan + 2);
  // The last three bytes of a scan's header say which coefficients it holds: 0 to 63, whole. Some phones write zeros.
  const phone = changed(jpeg, endOfScanHeader - 3, 0, 0, 0);
  return [
    // What cameras, phones and drawing programs make.
    ['JPEG', 'ok', jpeg],
    ['JPEG of a phone, with scan parameters that the standard does not allow', 'ok', phone],
    ['JPEG of a phone, with bytes behind its end', 'ok', Buffer.concat([phone, Buffer.alloc(9000, 0x5a)])],
    [
      'JPEG of a phone, with bytes before a marker',
      'ok',
      Buffer.concat([jpeg.subarray(0, startOfScan), Buffer.alloc(3), jpeg.subarray(startOfScan)]),
    ],
    ['progressive JPEG', 'ok', await plain().jpeg({ progressive: true }).toBuffer()],
    ['grey JPEG', 'ok', await plain().greyscale().jpeg().toBuffer()],
    ['CMYK JPEG', 'ok', await plain().toColourspace('cmyk').jpeg().toBuffer()],
    ['JPEG with a colour profile', 'ok', await plain().withIccProfile('p3').jpeg().toBuffer()],
    ['CMYK JPEG with its profile', 'ok', await plain().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
    ['JPEG turned by its EXIF', 'ok', await plain().jpeg().withMetadata({ orientation: 8 }).toBuffer()],
    [
      'JPEG with an orientation that is none',
      'ok',
      await plain()
        .jpeg()
        .withExif({ IFD0: { Orientation: '99' } })
        .toBuffer(),
    ],
    ['PNG', 'ok', pngFile],
    ['PNG with transparency', 'ok', await plain(120, 80, 4).png().toBuffer()],
    ['PNG of 16 bits a channel', 'ok', await plain().toColourspace('rgb16').png().toBuffer()],
    ['PNG with a palette', 'ok', await plain().png({ palette: true }).toBuffer()],
    ['interlaced PNG', 'ok', await plain().png({ progressive: true }).toBuffer()],
    ['PNG of one pixel', 'ok', await plain(1, 1).png().toBuffer()],
    ['PNG of one row', 'ok', wide],
    ['WebP', 'ok', webp],
    ['lossless WebP', 'ok', await plain().webp({ lossless: true }).toBuffer()],
    ['animated WebP', 'ok', animatedWebp],
    ['GIF', 'ok', gifFile],
    ['animated GIF', 'ok', frames],

    // Formats that are not accepted, whatever they are called.
    ['TIFF', 'not-a-picture', await plain().tiff().toBuffer()],
    ['AVIF', 'not-a-picture', await plain().avif().toBuffer()],
    ['SVG with a script', 'not-a-picture', text(SVG)],
    ['SVG behind a long comment', 'not-a-picture', text(`<?xml version="1.0"?><!-- ${'x'.repeat(300)} -->${SVG}`)],
    [
      'SVG that reads a file',
      'not-a-picture',
      text(SVG.replace('<script>', '<image href="file:passwords.txt"/><script>')),
    ],
    ['SVG of entities that grow', 'not-a-picture', text(`<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${SVG}`)],
    ['PDF', 'not-a-picture', text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF')],
    ['HTML', 'not-a-picture', text(HTML)],
    ['plain text', 'not-a-picture', text('a picture says more than these words')],
    ['BMP', 'not-a-picture', Buffer.concat([text('BM'), Buffer.alloc(70)])],
    ['ICO', 'not-a-picture', Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(40)])],
    ['PPM', 'not-a-picture', text('P3 1 1 255 200 30 60')],
    ['PostScript for ImageMagick', 'not-a-picture', text('%!PS\n(%pipe%id) (w) file')],
    ['MVG for ImageMagick', 'not-a-picture', text("push graphic-context\nimage over 0,0 0,0 'https://example.com/x'")],
    ['ZIP', 'not-a-picture', Buffer.concat([text('PK\u0003\u0004'), Buffer.alloc(60)])],
    ['libvips file', 'not-a-picture', Buffer.concat([Buffer.from([0xb6, 0xa6, 0xf2, 0x08]), Buffer.alloc(100)])],
    ['nothing', 'not-a-picture', Buffer.alloc(0)],
    ['one byte', 'not-a-picture', Buffer.from([0xff])],
    ['zeros', 'not-a-picture', Buffer.alloc(5000)],
    ['PNG with its line ends changed, as FTP in text mode does', 'not-a-picture', changed(pngFile, 4, 0x0a, 0x0a)],

    // Cut off or damaged.
    ['JPEG cut in its header', 'picture-damaged', jpeg.subarray(0, 40)],
    ['JPEG cut in half', 'picture-damaged', cut(jpeg, 0.5)],
    ['JPEG of a phone, cut in half', 'picture-damaged', cut(phone, 0.5)],
    ['JPEG of a phone, cut in its last byte but one', 'picture-damaged', phone.subarray(0, phone.length - 40)],
    ['JPEG without its last tenth', 'picture-damaged', cut(jpeg, 0.9)],
    [
      'JPEG with a code table of nonsense',
      'picture-damaged',
      changed(jpeg, codeTable + 5, ...Array<number>(16).fill(0xee)),
    ],
    ['JPEG with another scale of its colours', 'ok', changed(jpeg, startOfFrame - 60, ...Array<number>(40).fill(0xee))],
    ['JPEG of no height', 'picture-damaged', changed(jpeg, startOfFrame + 5, 0, 0)],
    ['PNG cut in its header', 'picture-damaged', pngFile.subarray(0, 20)],
    ['PNG cut in half', 'picture-damaged', cut(pngFile, 0.5)],
    ['PNG with a wrong checksum', 'picture-damaged', changed(pngFile, 30, 0, 0, 0)],
    ['PNG of no width', 'picture-damaged', png({ width: 0, height: 9 })],
    ['PNG of a colour type that is none', 'picture-damaged', png({ width: 9, height: 9, colourType: 5 })],
    ['PNG of fewer rows than it says', 'picture-damaged', png({ width: 8, height: 8, rows: 2 })],
    ['WebP cut in half', 'picture-damaged', cut(webp, 0.5)],
    ['WebP of no size', 'picture-damaged', text('RIFF\u0004\u0000\u0000\u0000WEBP')],
    ['GIF cut in half', 'picture-damaged', cut(gifFile, 0.5)],
    ['GIF without a frame', 'picture-damaged', gif(9, 9)],

    // Made to be too much.
    ['PNG of 256 million pixels in 32 kB', 'picture-too-large', png({ width: 16_000, height: 16_000, rows: 16_000 })],
    ['PNG that is one pixel too large', 'picture-too-large', png({ width: 50_000_001, height: 1 })],
    [
      'JPEG that says it has four billion pixels',
      'picture-too-large',
      changed(jpeg, startOfFrame + 5, 0xff, 0xdc, 0xff, 0xdc),
    ],
    ['GIF that says it has four billion pixels', 'picture-too-large', gif(65_535, 65_535, 1)],
    ['PNG of as many pixels as a number can say', 'picture-damaged', png({ width: 0x7fffffff, height: 0x7fffffff })],

    // Two things at once: only the picture in it gets into the thumbnail.
    ['JPEG that is a web page too', 'ok', Buffer.concat([jpegSegment(jpeg, 0xfe, text(HTML)), text(HTML)])],
    ['JPEG that is a ZIP too', 'ok', Buffer.concat([jpeg, text('PK\u0003\u0004'), Buffer.alloc(60)])],
    ['GIF that is a script too', 'ok', Buffer.concat([gifFile, text('=1;alert(1)')])],
    [
      'PNG with a text that unpacks to 20 MB',
      'ok',
      pngChunk(pngFile, 'zTXt', Buffer.concat([text('a\0\0'), deflateSync(Buffer.alloc(20_000_000))])),
    ],
    [
      'PNG with a colour profile that unpacks to 20 MB',
      'ok',
      pngChunk(pngFile, 'iCCP', Buffer.concat([text('a\0\0'), deflateSync(Buffer.alloc(20_000_000))])),
    ],
    [
      'JPEG with a colour profile of nonsense',
      'ok',
      jpegSegment(jpeg, 0xe2, Buffer.concat([text('ICC_PROFILE\0\u0001\u0001'), Buffer.alloc(60_000, 7)])),
    ],
    [
      'JPEG with EXIF of nonsense',
      'ok',
      jpegSegment(jpeg, 0xe1, Buffer.concat([text('Exif\0\0MM\0*'), Buffer.alloc(60_000, 0xff)])),
    ],
  ];
}

describe('a corpus of pictures', () => {
  let files: Awaited<ReturnType<typeof corpus>>;
  beforeAll(async () => {
    files = await corpus();
  });

  it('has at least forty files', () => {
    expect(new Set(files.map(([name]) => name)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it('comes out as a thumbnail or as the reason why there is none, each file as it should', async () => {
    const found: [string, string][] = [];
    for (const [name, , bytes] of files) {
      const made = await make(bytes, [64]);
      found.push([name, made.ok ? 'ok' : made.code]);
    }
    expect(found).toEqual(files.map(([name, outcome]) => [name, outcome]));
  });

  it('leaves nothing of what came with a picture in its thumbnail, which is one frame in sRGB without a profile', async () => {
    for (const [name, outcome, bytes] of files) {
      if (outcome !== 'ok') continue;
      const made = await make(bytes, [64]);
      if (!made.ok) throw new Error(name);
      const { body } = made.thumbnails[0]!;
      const { format, space, pages, exif, icc, xmp } = await sharp(body).metadata();
      expect({ name, format, space, pages, exif, icc, xmp }).toEqual({ name, format: 'webp', space: 'srgb' });
      expect({ name, script: body.includes('alert(1)') }).toEqual({ name, script: false });
    }
  });

  it('takes little memory for what is refused', async () => {
    const before = process.memoryUsage().rss;
    for (const [, outcome, bytes] of files) if (outcome !== 'ok') await make(bytes, [64]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});
