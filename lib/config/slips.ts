import { inEnglishMode } from './korean-keyboard';
import type { Sentence } from './sentence';

/** What keyboards, chats and shells do to a value on its way, and how it was meant. */
interface Slip extends Sentence {
  readonly seen: RegExp;
  /** @default - nobody can say what was meant */
  readonly mend?: (text: string) => string;
}

const SLIPS: readonly Slip[] = [
  {
    seen: /[\u200B-\u200F\u202A-\u202E\u2060\u00AD\uFEFF]/g,
    en: 'it holds a character that nobody sees, as text copied from a page or a chat does',
    ko: '보이지 않는 문자가 들어 있습니다. 웹 페이지나 메신저에서 복사하면 따라옵니다',
    mend: () => '',
  },
  {
    seen: /[\u00A0\u2000-\u200A\u202F\u3000]/g,
    en: 'it holds a blank that is none (a non-breaking or wide space)',
    ko: '보통 공백이 아닌 공백(줄바꿈 없는 공백, 전각 공백)이 들어 있습니다',
    mend: () => ' ',
  },
  {
    seen: /[\uFF01-\uFF5E]/g,
    en: 'it holds full-width characters; switch the keyboard to half-width ones',
    ko: '전각 문자가 들어 있습니다. 반각으로 입력하세요',
    mend: (text) => text.normalize('NFKC'),
  },
  {
    seen: /[“”„‟«»]/g,
    en: 'it holds curly quotes, as documents and chats make them',
    ko: '둥근따옴표가 들어 있습니다. 문서나 메신저에서 복사하면 이렇게 바뀝니다',
    mend: () => '"',
  },
  {
    seen: /[‘’‚‛]/g,
    en: 'it holds curly quotes, as documents and chats make them',
    ko: '둥근따옴표가 들어 있습니다. 문서나 메신저에서 복사하면 이렇게 바뀝니다',
    mend: () => "'",
  },
  {
    seen: /[‐‑‒–—−]/g,
    en: 'it holds a long dash in place of a hyphen',
    ko: '하이픈(-) 자리에 긴 줄표가 들어 있습니다',
    mend: () => '-',
  },
  {
    seen: /[\r\n\t]+/g,
    en: 'it holds a line break or a tab, as a file with Windows line ends leaves one',
    ko: '줄바꿈이나 탭이 들어 있습니다. Windows 줄 끝이 있는 파일에서 읽으면 이렇게 됩니다',
    mend: () => ' ',
  },
  {
    seen: /^ +(?=\S)|(?<=\S) +$/g,
    en: 'it begins or ends with a blank',
    ko: '앞이나 뒤에 공백이 있습니다',
    mend: () => '',
  },
  {
    seen: /^(?:\\?"(.*)\\?"|'(.*)')$/s,
    en: 'it is in quotes that the shell passed on; the Command Prompt knows no single quotes',
    ko: '셸이 벗기지 않은 따옴표가 값에 들어 있습니다. 명령 프롬프트(CMD)는 작은따옴표를 벗기지 않습니다',
    mend: (text) => text.replace(/^\\?["']|\\?["']$/g, ''),
  },
  {
    seen: /\$\(|^`|\$\{?[A-Za-z_]+|%[A-Za-z_]+%/,
    en: 'the shell put nothing in for the $ or % in it: the Command Prompt knows no $( ), and single quotes stop it in the others',
    ko: '셸이 $나 %를 바꿔 넣지 않았습니다. 명령 프롬프트(CMD)에는 $( )가 없고, 다른 셸에서는 작은따옴표 안이면 바꾸지 않습니다',
  },
  {
    seen: /^\s*$/,
    en: 'it is empty, as a variable that was never set leaves it; without a value leave the key out',
    ko: '빈 값입니다. 설정되지 않은 변수를 쓰면 이렇게 됩니다. 줄 값이 없으면 키를 빼세요',
  },
  {
    seen: /<!|<html/i,
    en: 'it is a web page that came back in place of an answer',
    ko: '답 대신 웹 페이지가 돌아왔습니다',
  },
  {
    seen: /^<(?!html)[^!>]+>|\byour[-_ ]|^x+(\.x+)+|내[ _-]?(IP|주소|아이피)/i,
    en: 'it is the place where your own value goes',
    ko: '자신의 값으로 바꿔야 할 자리 표시입니다',
  },
];

const KOREAN: Sentence = {
  en: 'it holds Korean letters, which do not go here (the keyboard was perhaps in Korean mode)',
  ko: '한글을 쓸 수 없는 자리입니다. 한/영 전환을 확인하세요',
};

/** What is seen in a refused value, and the value without it. */
export interface Slips {
  readonly causes: readonly Sentence[];
  readonly mended: string;
}

/** @param korean - the value may hold Korean, so that it is no cause */
export function slipsIn(given: string, korean: boolean): Slips {
  const causes: Sentence[] = [];
  let mended = given.slice(0, LONGEST);
  for (const { seen, mend, en, ko } of SLIPS) {
    // What only the mending of another slip brought to light is not what the person sees.
    if (given.search(seen) >= 0 && !causes.some((cause) => cause.en === en)) causes.push({ en, ko });
    if (mend) mended = mended.replace(seen, mend);
  }
  if (!korean && /[\u3131-\u318E\uAC00-\uD7A3\u1100-\u11FF]/.test(mended)) {
    causes.push(KOREAN);
    mended = inEnglishMode(mended);
  }
  return { causes, mended };
}

/** What stands beside the digits of a number that is none. */
export function besideDigits(given: string): Sentence[] {
  const text = given.normalize('NFKC');
  return [
    ...(/\d[,_'\s]\d/.test(text)
      ? [
          {
            en: 'something groups its digits or stands for the point',
            ko: '자릿수나 소수점 자리에 다른 기호가 들어 있습니다',
          },
        ]
      : []),
    ...(/\d\s*[\p{L}\p{Sc}%]|[\p{L}\p{Sc}]\s*\d/u.test(text)
      ? [{ en: 'it holds a unit', ko: '단위가 들어 있습니다' }]
      : []),
  ];
}

/** A longer value is no slip. */
const LONGEST = 2_000;
