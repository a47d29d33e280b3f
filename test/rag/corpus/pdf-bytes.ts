import { createHash } from 'node:crypto';

/** What is drawn on a page: a size of letters, a place from the left and the bottom, and a text. */
export type Drawn = readonly [size: number, left: number, bottom: number, text: string];

export interface PdfOptions {
  /**
   * How the letters of the font are numbered.
   * @default 'unicode'
   */
  readonly codes?: 'unicode' | 'KSCms-UHC-H' | 'UniKS-UCS2-H';
  /** @default false */
  readonly isEncrypted?: boolean;
  /**
   * Encrypted, as whoever may not print or change it still reads it: only what the owner may do has a password.
   * @default false
   */
  readonly isRestricted?: boolean;
  /**
   * Pages are pictures.
   * @default false
   */
  readonly isScanned?: boolean;
  /** @default - none */
  readonly title?: string;
}

/** A PDF of pages of text in a font that is not embedded, byte by byte: no library writes one with all these faults. */
export function pdf(pages: readonly (readonly Drawn[])[], options: PdfOptions = {}): Buffer {
  const { codes = 'unicode', isEncrypted = false, isRestricted = false, isScanned = false, title } = options;
  const first = 8;
  const objects = new Map<number, string | Buffer>([
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}]>>`],
    [
      3,
      `<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/${codes === 'unicode' ? 'Identity-H' : codes}/DescendantFonts[4 0 R]${codes === 'unicode' ? '/ToUnicode 5 0 R' : ''}>>`,
    ],
    [
      4,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/Batang/CIDSystemInfo<</Registry(Adobe)/Ordering(${codes === 'unicode' ? 'Identity' : 'Korea1'})/Supplement 1>>/DW 1000/FontDescriptor 6 0 R>>`,
    ],
    [
      5,
      stream(
        '/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 1 beginbfrange<0000><ffff><0000>endbfrange endcmap',
      ),
    ],
    [
      6,
      '<</Type/FontDescriptor/FontName/Batang/Flags 4/Ascent 880/Descent -120/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]>>',
    ],
    [
      7,
      '<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n \nendstream',
    ],
  ]);
  for (const [index, drawn] of pages.entries()) {
    objects.set(
      first + 2 * index,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</I1 7 0 R>>>>/Contents ${first + 2 * index + 1} 0 R>>`,
    );
    const texts = drawn.map(
      ([size, left, bottom, text]) => `BT /F1 ${size} Tf ${left} ${bottom} Td <${codesOf(text, codes)}> Tj ET`,
    );
    objects.set(first + 2 * index + 1, stream(isScanned ? 'q 595 0 0 842 0 0 cm /I1 Do Q' : texts.join('\n')));
  }
  let trailer = '/Root 1 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]';
  const last = first + 2 * pages.length;
  if (title !== undefined) {
    objects.set(last, `<</Title<feff${Buffer.from(title, 'utf16le').swap16().toString('hex')}>>>`);
    trailer += `/Info ${last} 0 R`;
  }
  if (isEncrypted) {
    objects.set(last + 1, `<</Filter/Standard/V 1/R 2/P -44/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>`);
    trailer += `/Encrypt ${last + 1} 0 R`;
  }
  if (isRestricted) {
    const key = keyOf('');
    for (const [number, content] of objects) objects.set(number, encrypted(String(content), key, number));
    objects.set(
      last + 1,
      `<</Filter/Standard/V 1/R 2/P ${PERMISSIONS}/O<${OWNER.toString('hex')}>/U<${rc4(key, PADDING).toString('hex')}>>>`,
    );
    trailer += `/Encrypt ${last + 1} 0 R`;
  }
  return file(objects, trailer);
}

/** What a password is filled up with, and that of nobody is. PDF 32000-1, 7.6.3.3. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const OWNER = Buffer.alloc(32, 0xab);
/** Neither printing nor copying. */
const PERMISSIONS = -64;

function keyOf(password: string): Buffer {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const padded = Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32);
  const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  return md5(padded, OWNER, permissions, id).subarray(0, 5);
}

/** Its streams, and its strings between brackets. */
function encrypted(content: string, key: Buffer, number: number): string {
  const ofObject = md5(key, Buffer.from([number & 0xff, number >> 8, 0, 0, 0])).subarray(0, 10);
  const hidden = content.replace(/\((\w+)\)/g, (_, text) => `<${rc4(ofObject, Buffer.from(text)).toString('hex')}>`);
  return hidden.replace(/(?<=stream\n)[\s\S]*(?=\nendstream)/, (plain) =>
    rc4(ofObject, Buffer.from(plain)).toString('latin1'),
  );
}

function md5(...parts: readonly Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

/** OpenSSL leaves it out by now, as it should. */
function rc4(key: Buffer, plain: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [state[other]!, state[one]!];
  };
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + state[at]! + key[at % key.length]!) & 0xff;
    swap(at, other);
  }
  let [one, other] = [0, 0];
  return plain.map((byte) => {
    one = (one + 1) & 0xff;
    other = (other + state[one]!) & 0xff;
    swap(one, other);
    return byte ^ state[(state[one]! + state[other]!) & 0xff]!;
  }) as Buffer;
}

function stream(content: string): string {
  return `<</Length ${Buffer.byteLength(content)}>>\nstream\n${content}\nendstream`;
}

/** 똠 and its like are not among what tests draw in the old code: only the rows that TextDecoder reads. */
function codesOf(text: string, codes: PdfOptions['codes']): string {
  if (codes !== 'KSCms-UHC-H') return Buffer.from(text, 'utf16le').swap16().toString('hex');
  return [...text]
    .map((letter) => (letter < '\x80' ? letter.charCodeAt(0).toString(16).padStart(2, '0') : oldCode(letter)))
    .join('');
}

let oldCodes: Map<string, string> | undefined;

function oldCode(letter: string): string {
  oldCodes ??= new Map(
    Array.from(
      { length: 0x5e * 0x5e },
      (_, index) => [0xa1 + Math.floor(index / 0x5e), 0xa1 + (index % 0x5e)] as const,
    ).map(([one, two]) => [
      new TextDecoder('euc-kr').decode(Uint8Array.of(one, two)),
      Buffer.from([one, two]).toString('hex'),
    ]),
  );
  return oldCodes.get(letter)!;
}

function file(objects: ReadonlyMap<number, string | Buffer>, trailer: string): Buffer {
  let body = '%PDF-1.4\n';
  const size = Math.max(...objects.keys()) + 1;
  const places = new Array<number>(size).fill(0);
  for (const [number, content] of objects) {
    places[number] = Buffer.byteLength(body, 'latin1');
    body += `${number} 0 obj\n${content}\nendobj\n`;
  }
  const table = places.map((place, number) =>
    place === 0 ? `0000000000 65535 f \n` : `${String(place).padStart(10, '0')} 0000${number === 0 ? 1 : 0} n \n`,
  );
  return Buffer.from(
    `${body}xref\n0 ${size}\n${table.join('')}trailer\n<</Size ${size}${trailer}>>\nstartxref\n${Buffer.byteLength(body, 'latin1')}\n%%EOF\n`,
    'latin1',
  );
}

/** A page of lines, from its top, as a program with a fixed leading prints them. */
export function pageOf(lines: readonly string[], size = 10, leading = 16): Drawn[] {
  return lines.map((line, index) => [size, 60, 780 - index * leading, line]);
}
