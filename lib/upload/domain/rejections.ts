import type { Sentence } from '../../config/sentence';
import { ALL_LOOKS, type Look, lookName, lookOf } from './looks';

/** What is said of an upload that is not served: what is wrong with it, and what its owner can do. */
export interface Rejection {
  readonly code: RejectionReason;
  readonly title: Sentence;
  readonly detail: Sentence;
}

/** Images are decoded to this many pixels at most (U9). */
export const MAX_PIXELS = 50_000_000;

const AS_UTF8: Sentence = {
  en: 'In Notepad or Excel, save it once more and choose UTF-8 as its encoding ("CSV UTF-8" in Excel), then upload that file.',
  ko: '메모장이나 Excel에서 "다른 이름으로 저장"을 골라 인코딩을 UTF-8(Excel에서는 "CSV UTF-8")로 바꾸어 저장한 뒤 그 파일을 올리세요.',
};

const AS_JPEG: Sentence = {
  en: 'Save it as JPEG or PNG and upload that file.',
  ko: 'JPEG나 PNG로 저장한 뒤 그 파일을 올리세요.',
};

const BY_ITS_TYPE: Sentence = {
  en: 'A name alone does not change what a file is. Export it as the type that its name says, or upload it under its own type.',
  ko: '이름만 바꾸어도 파일의 형식은 바뀌지 않습니다. 이름에 맞는 형식으로 내보내거나, 원래 형식의 이름으로 올리세요.',
};

/** What to do with a file that is something else than its name says, where more can be said than that. */
const REMEDIES: Readonly<Partial<Record<Look, Sentence>>> = {
  heic: {
    en: 'Save it as JPEG and upload that file. Settings > Camera > Formats > Most Compatible makes an iPhone take JPEG from now on.',
    ko: '아이폰에서 설정 > 카메라 > 포맷 > 높은 호환성을 고르면 새 사진은 JPEG가 됩니다. 이 사진은 JPEG로 저장한 뒤 그 파일을 올리세요.',
  },
  avif: AS_JPEG,
  jpegXl: AS_JPEG,
  jpeg2000: AS_JPEG,
  tiff: AS_JPEG,
  raw: AS_JPEG,
  bmp: AS_JPEG,
  icon: AS_JPEG,
  photoshop: AS_JPEG,
  svg: {
    en: 'A drawing may hold scripts, so it is not taken. Export it as PNG and upload that file.',
    ko: 'SVG에는 스크립트가 들어갈 수 있어 받지 않습니다. PNG로 내보낸 뒤 그 파일을 올리세요.',
  },
  html: {
    en: 'A web page is not taken. If this was a download, the site sent its page and not the file: download it once more.',
    ko: '웹 페이지는 받지 않습니다. 내려받은 파일이라면 파일이 아니라 사이트의 페이지가 저장된 것입니다. 다시 내려받으세요.',
  },
  word: { en: 'Export it as PDF and upload that file.', ko: 'PDF로 내보낸 뒤 그 파일을 올리세요.' },
  excel: { en: 'Save it as "CSV UTF-8" or export it as PDF.', ko: '"CSV UTF-8"로 저장하거나 PDF로 내보내세요.' },
  powerpoint: { en: 'Export it as PDF and upload that file.', ko: 'PDF로 내보낸 뒤 그 파일을 올리세요.' },
  compound: { en: 'Export it as PDF and upload that file.', ko: 'PDF로 내보낸 뒤 그 파일을 올리세요.' },
  archive: { en: 'Pack the files as ZIP and upload that.', ko: '파일을 ZIP으로 압축해 올리세요.' },
  quicktime: { en: 'Export it as MP4 and upload that file.', ko: 'MP4로 내보낸 뒤 그 파일을 올리세요.' },
  video: { en: 'Export it as MP4 and upload that file.', ko: 'MP4로 내보낸 뒤 그 파일을 올리세요.' },
};

/** Everything that can be wrong with what was sent. A record keeps the code and the look; the words come when it is read. */
const REJECTIONS = {
  empty: () => ({
    title: { en: 'The file is empty.', ko: '파일이 비어 있습니다.' },
    detail: {
      en: 'Look whether it is empty on your disk too; if not, upload it again.',
      ko: '저장된 파일도 비어 있는지 확인하세요. 비어 있지 않다면 다시 올리세요.',
    },
  }),
  'too-large': () => ({
    title: { en: 'The file is larger than this site takes.', ko: '파일이 이 사이트에서 받는 크기를 넘습니다.' },
    detail: { en: 'Make it smaller or split it, then upload it again.', ko: '크기를 줄이거나 나누어 다시 올리세요.' },
  }),
  'not-accepted': () => ({
    title: { en: 'Files of this type are not taken any more.', ko: '이 형식의 파일은 더 이상 받지 않습니다.' },
    detail: {
      en: 'What the site takes was changed while the file was on its way. Choose a file of a type that the page names now.',
      ko: '파일을 올리는 동안 받는 형식이 바뀌었습니다. 지금 페이지에 적힌 형식의 파일을 고르세요.',
    },
  }),
  'type-mismatch': (look) => {
    const name = look && lookName(look);
    return {
      title: name
        ? {
            en: `The file is not of the type that its name says. It looks like ${name.en}.`,
            ko: `파일의 형식이 이름과 다릅니다. 내용을 보면 ${name.ko}입니다.`,
          }
        : { en: 'The file is not of the type that its name says.', ko: '파일의 형식이 이름과 다릅니다.' },
      detail: (look && REMEDIES[look]) ?? BY_ITS_TYPE,
    };
  },
  damaged: () => ({
    title: { en: 'The file is damaged or incomplete.', ko: '파일이 손상되었거나 끝까지 저장되지 않았습니다.' },
    detail: {
      en: 'Look whether it opens on your device. If it does, upload it again; if not, save or download it once more.',
      ko: '기기에서 파일이 열리는지 확인하세요. 열리면 다시 올리고, 열리지 않으면 새로 저장하거나 내려받으세요.',
    },
  }),
  'too-many-pixels': () => ({
    title: {
      en: `The image has more than ${MAX_PIXELS / 1e6} million pixels.`,
      ko: `이미지가 ${(MAX_PIXELS / 1e4).toLocaleString('en')}만 화소를 넘습니다.`,
    },
    detail: {
      en: 'Make it smaller, for example 8,000 pixels wide or less, and upload it again.',
      ko: '가로 8,000픽셀 이하처럼 크기를 줄여 다시 올리세요.',
    },
  }),
  'took-too-long': () => ({
    title: { en: 'Checking the image took too long.', ko: '이미지를 확인하는 데 시간이 너무 오래 걸렸습니다.' },
    detail: {
      en: 'Make it smaller or save it as JPEG, then upload it again.',
      ko: '크기를 줄이거나 JPEG로 저장한 뒤 다시 올리세요.',
    },
  }),
  'not-text': (look) => {
    const name = look && lookName(look);
    return {
      title: name
        ? {
            en: `The file is not text in UTF-8. It looks like ${name.en}.`,
            ko: `UTF-8 텍스트가 아닙니다. 내용을 보면 ${name.ko}입니다.`,
          }
        : { en: 'The file is not text in UTF-8.', ko: 'UTF-8 텍스트가 아닙니다.' },
      detail: AS_UTF8,
    };
  },
} as const satisfies Readonly<Record<string, (look: Look | undefined) => Omit<Rejection, 'code'>>>;

export type RejectionReason = keyof typeof REJECTIONS;

export const REJECTION_REASONS = Object.keys(REJECTIONS) as RejectionReason[];

/** Of a reason that a record has from another release. */
const OF_ANOTHER_RELEASE: Omit<Rejection, 'code'> = {
  title: { en: 'The file was refused.', ko: '파일을 받지 않았습니다.' },
  detail: {
    en: 'Open the page again and look whether it says why; if not, upload the file again.',
    ko: '페이지를 다시 열어 이유를 확인하고, 이유가 없으면 파일을 다시 올리세요.',
  },
};

/** A record outlives the release that wrote it, and is read by the one before where a deployment is rolled back. */
export function rejection(code: RejectionReason, looksLike?: Look): Rejection {
  if (!Object.hasOwn(REJECTIONS, code)) return { code, ...OF_ANOTHER_RELEASE };
  const known = looksLike && ALL_LOOKS.includes(looksLike) ? looksLike : undefined;
  return { code, ...REJECTIONS[code](known) };
}

/** What to do with a file that was declared as a type which is not taken, where more can be said than that. */
export function remedyForType(contentType: string): Sentence | undefined {
  const look = lookOf(contentType);
  return look && REMEDIES[look];
}
