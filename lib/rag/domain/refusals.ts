import type { Sentence } from '../../config/sentence';
import { DOCUMENT_ENDINGS, MAX_DOCUMENT_BYTES, MAX_PAGES, MAX_PASSAGES, PARSE_SECONDS } from './document-kinds';
import type { Refusal } from './parsed-document';

/** What is said of a document that cannot be answered from: what is wrong with it, and what its owner can do. */
export interface RefusalWords {
  readonly title: Sentence;
  readonly detail: Sentence;
}

const MEGABYTES = MAX_DOCUMENT_BYTES / 1024 / 1024;
const ENDINGS = DOCUMENT_ENDINGS.join(', ');

const SPLIT: Sentence = {
  en: 'Split it, for example by chapters, and upload the parts.',
  ko: '장별로 나누는 등 여러 문서로 나누어 올리세요.',
};

/** A ledger keeps the code alone; the words come when it is read. */
export const REFUSALS: Readonly<Record<Refusal, RefusalWords>> = {
  'too-large': {
    title: {
      en: `The document has more than ${MEGABYTES} MiB, or becomes too large when it is unpacked.`,
      ko: `문서가 ${MEGABYTES} MiB를 넘거나, 압축을 풀면 지나치게 커집니다.`,
    },
    detail: {
      en: 'Take out or shrink its pictures, or split it, and upload it again.',
      ko: '그림을 빼거나 줄이고, 그래도 크면 나누어 다시 올리세요.',
    },
  },
  'too-many-pages': {
    title: {
      en: `The document has more than ${MAX_PAGES} pages.`,
      ko: `문서가 ${MAX_PAGES}쪽을 넘습니다.`,
    },
    detail: SPLIT,
  },
  'too-long': {
    title: {
      en: `The document has more text than ${MAX_PASSAGES.toLocaleString('en')} passages hold.`,
      ko: `문서의 글이 단락 ${MAX_PASSAGES.toLocaleString('en')}개에 담을 수 있는 양을 넘습니다.`,
    },
    detail: SPLIT,
  },
  'not-allowed': {
    title: { en: 'Documents of this kind are not read.', ko: '이 형식의 문서는 읽지 않습니다.' },
    detail: {
      en: `Save it as one of ${ENDINGS} and upload that file.`,
      ko: `${ENDINGS} 가운데 하나로 저장한 뒤 그 파일을 올리세요.`,
    },
  },
  'not-what-it-says': {
    title: {
      en: 'The document is of another kind than its name says.',
      ko: '문서의 형식이 이름과 다릅니다.',
    },
    detail: {
      en: 'A name alone does not change what a file is. Open it in the program it comes from, export it as the kind that its name says, and upload that file. A text file should be saved as UTF-8.',
      ko: '이름만 바꾸어도 파일의 형식은 바뀌지 않습니다. 만든 프로그램에서 열어 이름에 맞는 형식으로 내보낸 뒤 그 파일을 올리세요. 텍스트 파일은 UTF-8로 저장하세요.',
    },
  },
  scanned: {
    title: {
      en: 'The document is pictures of pages: there is no text in it to search.',
      ko: '문서가 쪽을 찍은 그림으로 되어 있어 검색할 글이 없습니다.',
    },
    detail: {
      en: 'Have a scanner or PDF program recognize its text (OCR), so that it gets a text layer, and upload that file.',
      ko: '스캐너나 PDF 프로그램의 문자 인식(OCR)으로 텍스트 레이어를 넣은 뒤 그 파일을 올리세요.',
    },
  },
  encrypted: {
    title: { en: 'The document is locked with a password.', ko: '문서가 암호로 잠겨 있습니다.' },
    detail: {
      en: 'Open it with its password, save it without one, and upload that file.',
      ko: '암호를 넣어 열고, 암호 없이 저장한 뒤 그 파일을 올리세요.',
    },
  },
  hwp: {
    title: {
      en: 'The document is in the binary format of Hangul (.hwp), which is not read.',
      ko: '한글의 이진 형식(.hwp) 문서는 읽지 않습니다.',
    },
    detail: {
      en: 'In Hangul choose "Save As" and HWPX (.hwpx) or PDF, and upload that file.',
      ko: '한글에서 "다른 이름으로 저장하기"로 HWPX(.hwpx)나 PDF로 저장한 뒤 그 파일을 올리세요.',
    },
  },
  broken: {
    title: { en: 'The document is damaged or incomplete.', ko: '문서가 손상되었거나 끝까지 저장되지 않았습니다.' },
    detail: {
      en: 'Look whether it opens on your device. If it does, save it once more and upload that file; if not, get it anew.',
      ko: '기기에서 문서가 열리는지 확인하세요. 열리면 다시 저장해 올리고, 열리지 않으면 새로 받으세요.',
    },
  },
  empty: {
    title: { en: 'There is nothing to read in the document.', ko: '문서에 읽을 내용이 없습니다.' },
    detail: {
      en: 'Look whether it has text on your device; a page that a script fills has none in its file. Upload it again with its text.',
      ko: '기기에서 글이 보이는지 확인하세요. 스크립트가 채우는 웹 페이지는 파일 안에 글이 없습니다. 글이 든 파일로 다시 올리세요.',
    },
  },
  'took-too-long': {
    title: {
      en: `Reading the document took longer than ${PARSE_SECONDS} seconds.`,
      ko: `문서를 읽는 데 ${PARSE_SECONDS}초가 넘게 걸렸습니다.`,
    },
    detail: {
      en: 'Save it anew as PDF or split it, and upload it again.',
      ko: 'PDF로 새로 저장하거나 나누어 다시 올리세요.',
    },
  },
};
