/** Bytes at a place in a file, written as Latin-1. */
type Mark = readonly [offset: number, bytes: string];

const ISO_MEDIA = (...brands: readonly string[]): Mark[] => brands.map((brand) => [4, `ftyp${brand}`]);

/** Formats that people send for pictures and that are not taken here; of two that fit, the first is meant. */
const FORMATS = {
  heic: {
    marks: ISO_MEDIA('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'),
    name: 'a HEIC photo, as iPhones take them',
  },
  avif: { marks: ISO_MEDIA('avif', 'avis'), name: 'an AVIF picture' },
  raw: {
    marks: [...ISO_MEDIA('crx '), [8, 'CR\x02'], [0, 'FUJIFILMCCD-RAW'], [0, 'IIRO'], [0, 'IIU\0']],
    name: "a camera's raw file",
  },
  video: { marks: [...ISO_MEDIA(''), [0, '\x1a\x45\xdf\xa3'], [8, 'AVI ']], name: 'a video' },
  tiff: {
    marks: [
      [0, 'II*\0'],
      [0, 'MM\0*'],
      [0, 'II+\0'],
      [0, 'MM\0+'],
    ],
    name: "a TIFF picture or a camera's raw file",
  },
  jpegXl: {
    marks: [
      [0, '\xff\x0a'],
      [4, 'JXL '],
    ],
    name: 'a JPEG XL picture',
  },
  jpeg2000: {
    marks: [
      [4, 'jP  '],
      [0, '\xff\x4f\xff\x51'],
    ],
    name: 'a JPEG 2000 picture',
  },
  bmp: { marks: [[0, 'BM']], name: 'a BMP picture' },
  icon: { marks: [[0, '\0\0\x01\0']], name: 'an icon' },
  photoshop: { marks: [[0, '8BPS']], name: 'a Photoshop document' },
  pdf: { marks: [[0, '%PDF-']], name: 'a PDF document' },
  svg: { marks: [], text: /^[^<]*(?:<[?!][^>]*>\s*)*<svg[\s>]/i, name: 'an SVG drawing' },
  html: {
    marks: [],
    text: /^[^<]{0,8}<(?:!doctype html|html)/i,
    name: 'a web page, perhaps the one that offers the picture',
  },
  zip: { marks: [[0, 'PK\x03\x04']], name: 'a ZIP archive, perhaps with the picture in it' },
} as const satisfies Readonly<Record<string, { marks: readonly Mark[]; text?: RegExp; name: string }>>;

export type ForeignFormat = keyof typeof FORMATS;

/** Bytes that are looked at. */
const HEAD_BYTES = 1024;

/** @returns undefined for bytes that nobody could name */
export function foreignFormat(file: Uint8Array): ForeignFormat | undefined {
  const head = Buffer.from(file.subarray(0, HEAD_BYTES)).toString('latin1');
  return (Object.keys(FORMATS) as ForeignFormat[]).find((format) => {
    const { marks, text }: { readonly marks: readonly Mark[]; readonly text?: RegExp } = FORMATS[format];
    return marks.some(([offset, bytes]) => head.startsWith(bytes, offset)) || text?.test(head);
  });
}

/** What a file is, for a person: the end of a sentence that begins with "The file is". */
export function formatName(format: ForeignFormat): string {
  return FORMATS[format].name;
}
