import type { Language, Sentence } from '../../config/sentence';
import { weightedList } from '../../shared/weighted-list';

/**
 * What is said about an address that asks for no image that there is. A CloudFront Function bundles this file, so it is written in
 * the syntax that its runtime knows.
 */
export interface ImageProblem {
  readonly status: number;
  readonly reason: string;
  readonly code: string;
  readonly title: Sentence;
  readonly detail: Sentence;
}

const LONGEST_VALUE = 40;

export const NO_SUCH_IMAGE: ImageProblem = {
  status: 404,
  reason: 'Not Found',
  code: 'no-such-image',
  title: { en: 'There is no such image.', ko: '그런 이미지가 없습니다.' },
  detail: {
    en: 'The address of an image is /images/ and the id of its upload.',
    ko: '이미지 주소는 /images/ 뒤에 업로드 id를 붙인 것입니다.',
  },
};

export const ONLY_READ: ImageProblem = {
  status: 405,
  reason: 'Method Not Allowed',
  code: 'only-read',
  title: { en: 'Images can only be read.', ko: '이미지는 읽을 수만 있습니다.' },
  detail: { en: 'Use GET or HEAD.', ko: 'GET이나 HEAD를 쓰세요.' },
};

/** Nothing can be made of an original: it is kept, and wrong, or the image would be too large to answer with. */
export const NOT_MADE: ImageProblem = {
  status: 422,
  reason: 'Unprocessable Content',
  code: 'image-not-made',
  title: { en: 'No such image can be made of this upload.', ko: '이 업로드로는 그런 이미지를 만들 수 없습니다.' },
  detail: {
    en: 'Ask for a smaller size or another format, or upload the image again.',
    ko: '더 작은 크기나 다른 형식으로 요청하거나 이미지를 다시 올리세요.',
  },
};

export const TRY_AGAIN: ImageProblem = {
  status: 429,
  reason: 'Too Many Requests',
  code: 'try-again',
  title: { en: 'The image could not be made just now.', ko: '지금은 이미지를 만들 수 없습니다.' },
  detail: { en: 'Try again in a few seconds.', ko: '몇 초 뒤에 다시 시도하세요.' },
};

export function wrongSize(parameter: string, value: string): ImageProblem {
  const shown = cut(value);
  return wrong(
    {
      en: `${parameter}: "${shown}" is not a positive whole number.`,
      ko: `${parameter}: "${shown}"은(는) 1 이상의 정수가 아닙니다.`,
    },
    {
      en: `Write a number of pixels, for example ${parameter}=640.`,
      ko: `픽셀 수를 쓰세요. 예: ${parameter}=640`,
    },
  );
}

export function wrongFormat(value: string): ImageProblem {
  const shown = cut(value);
  return wrong(
    {
      en: `format: "${shown}" is none that images are made in.`,
      ko: `format: "${shown}"(으)로는 이미지를 만들지 않습니다.`,
    },
    {
      en: 'Write auto, jpeg, webp or avif, for example format=webp.',
      ko: 'auto, jpeg, webp, avif 중 하나를 쓰세요. 예: format=webp',
    },
  );
}

function wrong(title: Sentence, detail: Sentence): ImageProblem {
  return { status: 400, reason: 'Bad Request', code: 'malformed-image-request', title: title, detail: detail };
}

function cut(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}...` : value;
}

/** RFC 9457 problem details. */
export function problemBody(problem: ImageProblem, language: Language): string {
  return JSON.stringify({
    type: 'about:blank',
    status: problem.status,
    code: problem.code,
    title: problem.title[language],
    detail: problem.detail[language],
  });
}

/** The language that a client likes best of the two, as `languageOf` finds it for an API. */
export function imageLanguage(acceptLanguage: string): Language {
  const ranges = weightedList(acceptLanguage).map((range) => ({
    name: range.name.split(/[-_]/)[0]!,
    weight: range.weight,
  }));
  const isNamed = (name: string) => ranges.some((range) => range.name === name);
  const best = { language: 'en' as Language, weight: 0 };
  ranges.forEach((range) => {
    const language = range.name === '*' ? (isNamed('en') ? (isNamed('ko') ? '' : 'ko') : 'en') : range.name;
    if ((language === 'en' || language === 'ko') && range.weight > best.weight) {
      best.language = language;
      best.weight = range.weight;
    }
  });
  return best.language;
}
