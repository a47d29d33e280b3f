import type { Sentence } from '../../config/sentence';

/** Bytes at a place in a file, written as Latin-1. */
type Mark = readonly [offset: number, bytes: string];

const ISO_MEDIA = (...brands: readonly string[]): Mark[] => brands.map((brand) => [4, `ftyp${brand}`]);

/** Formats that people send for pictures and that are not taken here; of two that fit, the first is meant. */
const FORMATS = {
  heic: {
    marks: ISO_MEDIA('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'),
    name: { en: 'a HEIC photo, as iPhones take them', ko: '아이폰이 찍는 HEIC 사진' },
  },
  avif: { marks: ISO_MEDIA('avif', 'avis'), name: { en: 'an AVIF picture', ko: 'AVIF 사진' } },
  raw: {
    marks: [...ISO_MEDIA('crx '), [8, 'CR\x02'], [0, 'FUJIFILMCCD-RAW'], [0, 'IIRO'], [0, 'IIU\0']],
    name: { en: "a camera's raw file", ko: '카메라의 RAW 파일' },
  },
  video: { marks: [...ISO_MEDIA(''), [0, '\x1a\x45\xdf\xa3'], [8, 'AVI ']], name: { en: 'a video', ko: '동영상' } },
  tiff: {
    marks: [
      [0, 'II*\0'],
      [0, 'MM\0*'],
      [0, 'II+\0'],
      [0, 'MM\0+'],
    ],
    name: { en: "a TIFF picture or a camera's raw file", ko: 'TIFF 사진이나 카메라의 RAW 파일' },
  },
  jpegXl: {
    marks: [
      [0, '\xff\x0a'],
      [4, 'JXL '],
    ],
    name: { en: 'a JPEG XL picture', ko: 'JPEG XL 사진' },
  },
  jpeg2000: {
    marks: [
      [4, 'jP  '],
      [0, '\xff\x4f\xff\x51'],
    ],
    name: { en: 'a JPEG 2000 picture', ko: 'JPEG 2000 사진' },
  },
  bmp: { marks: [[0, 'BM']], name: { en: 'a BMP picture', ko: 'BMP 사진' } },
  icon: { marks: [[0, '\0\0\x01\0']], name: { en: 'an icon', ko: '아이콘' } },
  photoshop: { marks: [[0, '8BPS']], name: { en: 'a Photoshop document', ko: '포토샵 문서' } },
  pdf: { marks: [[0, '%PDF-']], name: { en: 'a PDF document', ko: 'PDF 문서' } },
  svg: { marks: [], text: /^[^<]*(?:<[?!][^>]*>\s*)*<svg[\s>]/i, name: { en: 'an SVG drawing', ko: 'SVG 그림' } },
  html: {
    marks: [],
    text: /^[^<]{0,8}<(?:!doctype html|html)/i,
    name: {
      en: 'a web page, perhaps the one that offers the picture',
      ko: '사진을 내려받는 페이지로 보이는 웹 페이지',
    },
  },
  zip: {
    marks: [[0, 'PK\x03\x04']],
    name: { en: 'a ZIP archive, perhaps with the picture in it', ko: '사진이 들어 있을지 모르는 ZIP 압축 파일' },
  },
} as const satisfies Readonly<Record<string, { marks: readonly Mark[]; text?: RegExp; name: Sentence }>>;

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

/** What a file is, for a person: in English the end of a sentence that begins with "The file is". */
export function formatName(format: ForeignFormat): Sentence {
  return FORMATS[format].name;
}
