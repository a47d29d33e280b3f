import type { Sentence } from '../../config/sentence';

/**
 * What bytes look like, whatever they are called: the types that detection gives them, and a name for people. In English the name
 * is the end of a sentence that begins with "It looks like".
 */
const LOOKS = {
  jpeg: { types: ['image/jpeg'], name: { en: 'a JPEG image', ko: 'JPEG 이미지' } },
  png: { types: ['image/png'], name: { en: 'a PNG image', ko: 'PNG 이미지' } },
  animatedPng: { types: ['image/apng'], name: { en: 'an animated PNG image', ko: '움직이는 PNG 이미지' } },
  webp: { types: ['image/webp'], name: { en: 'a WebP image', ko: 'WebP 이미지' } },
  gif: { types: ['image/gif'], name: { en: 'a GIF image', ko: 'GIF 이미지' } },
  heic: {
    types: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
    name: { en: 'a HEIC photo, as iPhones take them', ko: '아이폰이 찍는 HEIC 사진' },
  },
  avif: { types: ['image/avif'], name: { en: 'an AVIF image', ko: 'AVIF 이미지' } },
  jpegXl: { types: ['image/jxl'], name: { en: 'a JPEG XL image', ko: 'JPEG XL 이미지' } },
  jpeg2000: {
    types: ['image/jp2', 'image/jpx', 'image/jpm', 'image/mj2'],
    name: { en: 'a JPEG 2000 image', ko: 'JPEG 2000 이미지' },
  },
  tiff: { types: ['image/tiff'], name: { en: 'a TIFF image', ko: 'TIFF 이미지' } },
  raw: {
    types: [
      'image/x-canon-cr2',
      'image/x-canon-cr3',
      'image/x-olympus-orf',
      'image/x-sony-arw',
      'image/x-adobe-dng',
      'image/x-nikon-nef',
      'image/x-panasonic-rw2',
      'image/x-fujifilm-raf',
    ],
    name: { en: "a camera's raw file", ko: '카메라의 RAW 파일' },
  },
  bmp: { types: ['image/bmp'], name: { en: 'a BMP image', ko: 'BMP 이미지' } },
  icon: { types: ['image/x-icon', 'image/icns'], name: { en: 'an icon', ko: '아이콘' } },
  photoshop: { types: ['image/vnd.adobe.photoshop'], name: { en: 'a Photoshop document', ko: '포토샵 문서' } },
  svg: { types: ['image/svg+xml'], name: { en: 'an SVG drawing', ko: 'SVG 그림' } },
  html: { types: ['text/html'], name: { en: 'a web page', ko: '웹 페이지' } },
  text: { types: ['text/plain'], name: { en: 'text', ko: '텍스트' } },
  utf16: {
    types: ['text/plain; charset=utf-16'],
    name: { en: 'text in UTF-16, which some programs call Unicode', ko: 'UTF-16(유니코드) 텍스트' },
  },
  eucKr: {
    types: ['text/plain; charset=euc-kr'],
    name: { en: 'Korean text in EUC-KR, which Windows calls ANSI', ko: 'EUC-KR(ANSI) 한글 텍스트' },
  },
  pdf: { types: ['application/pdf'], name: { en: 'a PDF document', ko: 'PDF 문서' } },
  word: {
    types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    name: { en: 'a Word document', ko: 'Word 문서' },
  },
  excel: {
    types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    name: { en: 'an Excel workbook', ko: 'Excel 통합 문서' },
  },
  powerpoint: {
    types: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    name: { en: 'a PowerPoint presentation', ko: 'PowerPoint 프레젠테이션' },
  },
  compound: {
    types: ['application/x-cfb'],
    name: { en: 'a document of Hangul (HWP) or of an old Office', ko: '한글(HWP) 문서나 예전 Office 문서' },
  },
  zip: { types: ['application/zip'], name: { en: 'a ZIP archive', ko: 'ZIP 압축 파일' } },
  archive: {
    types: [
      'application/x-7z-compressed',
      'application/x-rar-compressed',
      'application/gzip',
      'application/x-bzip2',
      'application/x-tar',
      'application/x-xz',
      'application/zstd',
    ],
    name: { en: 'an archive of another kind than ZIP', ko: 'ZIP이 아닌 압축 파일' },
  },
  program: {
    types: ['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary'],
    name: { en: 'a program', ko: '실행 파일' },
  },
  mp4: { types: ['video/mp4', 'video/x-m4v'], name: { en: 'an MP4 video', ko: 'MP4 동영상' } },
  webm: { types: ['video/webm'], name: { en: 'a WebM video', ko: 'WebM 동영상' } },
  quicktime: { types: ['video/quicktime'], name: { en: 'a QuickTime (MOV) video', ko: 'QuickTime(MOV) 동영상' } },
  video: { types: [], family: 'video/', name: { en: 'a video of another kind', ko: '다른 형식의 동영상' } },
  audio: { types: [], family: 'audio/', name: { en: 'a sound recording', ko: '소리 파일' } },
} as const satisfies Readonly<
  Record<string, { readonly types: readonly string[]; readonly family?: string; readonly name: Sentence }>
>;

export type Look = keyof typeof LOOKS;

export const ALL_LOOKS = Object.keys(LOOKS) as Look[];

/** @returns undefined for a type that has no name here */
export function lookOf(type: string): Look | undefined {
  return ALL_LOOKS.find((look) => {
    const { types, family }: { readonly types: readonly string[]; readonly family?: string } = LOOKS[look];
    return types.includes(type) || (family !== undefined && type.startsWith(family));
  });
}

export function lookName(look: Look): Sentence {
  return LOOKS[look].name;
}
