import type { Sentence } from '../../config/sentence';
import { API_PROBLEMS } from './api-problems';
import { BULK_COLUMNS } from './bulk-row';
import { type ForeignFormat, formatName } from './foreign-format';
import type { JobKind } from './job-kinds';
import { ATTEMPTS_EXHAUSTED } from './job-record';
import type { JobFailure } from './job-result';

const AS_UTF8 = {
  en: 'In Excel, save as "CSV UTF-8"',
  ko: 'Excel에서 "CSV UTF-8(쉼표로 분리)"로 저장한 뒤',
} as const;

const COLUMNS = BULK_COLUMNS.join(', ');

/** What separates columns in the files of other countries and programs. */
export const SEPARATORS = {
  ';': { en: 'semicolons', ko: '세미콜론으로' },
  '\t': { en: 'tabs', ko: '탭으로' },
  '|': { en: 'vertical bars', ko: '세로줄로' },
} as const;

/** Why a row is no CSV, by the parser's code. */
const MALFORMED: Readonly<Record<string, (longestRow: number) => Sentence>> = {
  CSV_QUOTE_NOT_CLOSED: () => ({
    en: 'a quotation mark is opened and never closed',
    ko: '따옴표를 열고 닫지 않았습니다',
  }),
  CSV_INVALID_CLOSING_QUOTE: () => ({
    en: 'a quotation mark inside a quoted field is not doubled',
    ko: '따옴표로 묶은 필드 안의 따옴표를 두 번 쓰지 않았습니다',
  }),
  INVALID_OPENING_QUOTE: () => ({
    en: 'a quotation mark stands inside a field without quotes around it',
    ko: '따옴표로 묶지 않은 필드 안에 따옴표가 있습니다',
  }),
  CSV_MAX_RECORD_SIZE: (longestRow) => ({
    en: `a row is longer than ${longestRow} characters, as after a quotation mark that is never closed`,
    ko: `한 행이 ${longestRow}자보다 깁니다. 따옴표를 닫지 않았을 때 이렇게 됩니다`,
  }),
};

/** Kinds that one attempt works on to the end. A bulk job's chunks have a time each, however many rows it has. */
export type TimedKind = Exclude<JobKind, 'bulk'>;

/** What takes less time, by the kind of job. */
const TAKES_LESS: Readonly<Record<TimedKind, Sentence>> = {
  thumbnail: {
    en: 'Submit a smaller picture, or ask for fewer sizes.',
    ko: '더 작은 사진을 보내거나 썸네일 크기 수를 줄이세요.',
  },
  email: {
    en: 'No mail was sent, because the mail service did not answer. Submit it anew later.',
    ko: '메일 서비스가 응답하지 않아 메일을 보내지 않았습니다. 나중에 새로 보내세요.',
  },
  video: {
    en: 'Submit a shorter video, or choose a smaller preset.',
    ko: '더 짧은 동영상을 보내거나 더 작은 preset을 고르세요.',
  },
};

/**
 * Why a job has no result, by its code, for the person who sent it: what is wrong, and what to do. A job may also fail for what
 * the API would have refused, and then has the code of that problem.
 */
export const JOB_FAILURES = {
  [ATTEMPTS_EXHAUSTED]: () => ({
    en: 'Every attempt met a fault on our side. The operator can run the job again; submit it anew if it is urgent.',
    ko: '시도할 때마다 시스템 쪽 오류가 났습니다. 운영자가 작업을 다시 실행할 수 있습니다. 급하면 새로 보내세요.',
  }),
  'took-too-long': (kind: TimedKind) => ({
    en: `The job took longer than a job may, and was ended. ${TAKES_LESS[kind].en}`,
    ko: `작업에 허용된 시간을 넘겨 작업을 끝냈습니다. ${TAKES_LESS[kind].ko}`,
  }),
  'kind-not-offered': () => API_PROBLEMS['kind-not-offered'].title,
  'file-not-found': () => ({
    en: 'There is no file at this key, or it is not readable. Upload it, then submit again.',
    ko: '이 키에 파일이 없거나 읽을 수 없습니다. 파일을 올린 뒤 다시 보내세요.',
  }),
  'file-too-large': (maxBytes: number) => {
    const limit = (maxBytes / 1024 ** 2).toLocaleString('en');
    return { en: `The file is larger than ${limit} MiB.`, ko: `파일이 ${limit}MiB보다 큽니다.` };
  },
  'not-a-picture': (format: ForeignFormat | undefined) => {
    const name = format && formatName(format);
    const en = 'Only JPEG, PNG, WebP and GIF are taken. Save it as a JPEG and submit again.';
    const ko = 'JPEG, PNG, WebP, GIF만 받습니다. JPEG로 저장한 뒤 다시 보내세요.';
    return name ? { en: `The file is ${name.en}. ${en}`, ko: `이 파일은 ${name.ko}입니다. ${ko}` } : { en, ko };
  },
  'picture-too-large': (maxPixels: number) => ({
    en: `The picture has more than ${maxPixels / 1e6} million pixels. Make it smaller and submit again.`,
    ko: `사진이 ${(maxPixels / 1e4).toLocaleString('en')}만 화소를 넘습니다. 크기를 줄여 다시 보내세요.`,
  }),
  'picture-damaged': () => ({
    en: 'The picture is damaged or incomplete. Upload it again and submit again.',
    ko: '사진이 손상되었거나 끝까지 올라오지 않았습니다. 다시 올린 뒤 다시 보내세요.',
  }),
  'not-a-video': () => ({
    en: 'The file is not a video that can be read: MP4, MOV, WebM, MKV, AVI or MPEG.',
    ko: '읽을 수 있는 동영상이 아닙니다. MP4, MOV, WebM, MKV, AVI, MPEG를 받습니다.',
  }),
  'address-suppressed': () => ({
    en: 'Mails to this address bounced or were reported as spam. Use another address.',
    ko: '이 주소로 보낸 메일이 반송되었거나 스팸으로 신고되었습니다. 다른 주소를 쓰세요.',
  }),
  'mail-refused': () => ({
    en: 'SES refused the mail. In its sandbox it accepts verified addresses only.',
    ko: 'SES가 메일을 거절했습니다. 샌드박스에서는 확인된 주소로만 보낼 수 있습니다.',
  }),
  'email-outcome-unknown': () => ({
    en: 'The mail was handed to SES but its answer was lost. It is not sent again; ask the recipient, then submit anew.',
    ko: '메일을 SES에 넘겼지만 응답을 받지 못했습니다. 다시 보내지 않습니다. 받는 사람에게 확인한 뒤 새로 보내세요.',
  }),
  'file-changed': (change: 'overwritten' | 'deleted', row: number) => ({
    en: `The file was ${change} after row ${row} while the job ran.`,
    ko: `작업 도중 ${row}행까지 읽은 뒤에 파일이 ${change === 'deleted' ? '삭제되었습니다' : '바뀌었습니다'}.`,
  }),
  'csv-empty': () => ({
    en: `The file is empty. Its first row names the columns ${COLUMNS}.`,
    ko: `파일이 비어 있습니다. 첫 행에 열 이름 ${COLUMNS}를 적으세요.`,
  }),
  'csv-workbook': () => ({
    en: `The file is a workbook and not CSV. ${AS_UTF8.en}, then submit that file.`,
    ko: `이 파일은 CSV가 아니라 통합 문서입니다. ${AS_UTF8.ko} 그 파일을 보내세요.`,
  }),
  'csv-separator': (mark: keyof typeof SEPARATORS) => ({
    en: `The columns are separated by ${SEPARATORS[mark].en}. Separate them by commas, then submit again.`,
    ko: `열이 ${SEPARATORS[mark].ko} 나뉘어 있습니다. 쉼표로 나눈 뒤 다시 보내세요.`,
  }),
  'csv-columns': (found: ColumnFault) => {
    if ('tooMany' in found) {
      return {
        en: `The first row has ${found.tooMany} columns; at most ${found.most} can be read. Leave out what is not needed.`,
        ko: `첫 행에 열이 ${found.tooMany}개 있습니다. ${found.most}개까지 읽을 수 있습니다. 필요 없는 열을 빼세요.`,
      };
    }
    const names = (found.missing ?? found.twice).join(', ');
    return found.missing
      ? {
          en: `The first row must name the columns ${COLUMNS}; missing: ${names}.`,
          ko: `첫 행에 열 이름 ${COLUMNS}가 있어야 합니다. 빠진 열: ${names}.`,
        }
      : {
          en: `The first row names ${names} more than once. Leave one of each.`,
          ko: `첫 행에 두 번 이상 나오는 열이 있습니다: ${names}. 하나씩만 남기세요.`,
        };
  },
  'csv-not-utf8': (lastRow: number | 'utf-16') => {
    if (lastRow === 'utf-16') {
      return {
        en: `The file is UTF-16, which some programs call Unicode. ${AS_UTF8.en}, then submit again.`,
        ko: `이 파일은 UTF-16입니다. 유니코드라고 부르는 프로그램도 있습니다. ${AS_UTF8.ko} 다시 보내세요.`,
      };
    }
    const worked = lastRow > 1;
    return {
      en: `The text after row ${lastRow} is not UTF-8. ${AS_UTF8.en}, then submit ${worked ? 'the rows after it; those before were worked on' : 'again'}.`,
      ko: `${lastRow}행 다음의 텍스트가 UTF-8이 아닙니다. ${AS_UTF8.ko} ${worked ? '그다음 행부터 보내세요. 앞의 행은 처리했습니다' : '다시 보내세요'}.`,
    };
  },
  'csv-malformed': (lastRow: number, problem: string, longestRow: number) => {
    const cause = MALFORMED[problem]?.(longestRow) ?? { en: problem, ko: problem };
    return {
      en: `The text after row ${lastRow} is not CSV: ${cause.en}. Rows before it were worked on; mend the rest and submit only that.`,
      ko: `${lastRow}행 다음의 텍스트가 CSV가 아닙니다: ${cause.ko}. 앞의 행은 처리했습니다. 나머지를 고쳐 그 부분만 보내세요.`,
    };
  },
} as const satisfies Readonly<Record<string, (...values: never[]) => Sentence>>;

/** What is wrong with the names of the columns. */
export type ColumnFault =
  | { readonly tooMany: number; readonly most: number }
  | { readonly missing: readonly string[]; readonly twice?: undefined }
  | { readonly twice: readonly string[]; readonly missing?: undefined };

export type JobFailureCode = keyof typeof JOB_FAILURES;

/** @param values - what the text tells of this one job */
export function jobFailure<Code extends JobFailureCode>(
  code: Code,
  ...values: Parameters<(typeof JOB_FAILURES)[Code]>
): JobFailure {
  const text = JOB_FAILURES[code] as (...values: Parameters<(typeof JOB_FAILURES)[Code]>) => Sentence;
  return { code, detail: text(...values) };
}
