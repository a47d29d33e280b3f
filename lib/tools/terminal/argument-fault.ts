import { didYouMean } from '../../config/problems';
import { joined, type Sentence } from '../../config/sentence';

/** What can be wrong with the words behind a command, whichever it is. */
export interface ArgumentFault {
  readonly kind: 'unknown' | 'noValue' | 'takesNone' | 'unexpected' | 'language' | 'noPair' | 'noKey' | 'twice';
  /** As it was typed. */
  readonly word: string;
  /** The option that was probably meant. @default - none is near */
  readonly meant?: string;
}

/** Nobody reads more of a word that is wrong. */
const LONGEST_WORD = 100;

/** The word, what is wrong with it, and what to write. */
export function faultInWords({ kind, word, meant }: ArgumentFault): Sentence {
  const shown = word.length <= LONGEST_WORD ? word : `${word.slice(0, LONGEST_WORD)}...`;
  const { en, ko } = FAULTS[kind];
  return joined([
    { en: `${shown} ${en}`, ko: `${shown}: ${ko}` },
    meant === undefined ? undefined : didYouMean(meant),
    REMEDIES[kind] ?? { en: '--help shows what there is', ko: '쓸 수 있는 것은 --help에 나옵니다' },
  ]);
}

const FAULTS: Readonly<Record<ArgumentFault['kind'], Sentence>> = {
  unknown: { en: 'is no option of this command', ko: '이 명령에 없는 옵션입니다' },
  noValue: { en: 'needs a value', ko: '값이 필요합니다' },
  takesNone: { en: 'takes no value', ko: '값을 쓰지 않는 옵션입니다' },
  unexpected: { en: 'is one word too many; this command takes options alone', ko: '이 명령에는 옵션만 씁니다' },
  language: { en: 'is no language of this command', ko: '이 명령에 없는 언어입니다' },
  noPair: { en: 'is no KEY=VALUE', ko: 'KEY=VALUE 형식이 아닙니다' },
  noKey: { en: 'has a key that no setting can have', ko: '설정에 쓸 수 없는 키입니다' },
  twice: { en: 'gives the key a second time', ko: '같은 키를 두 번 적었습니다' },
};

const REMEDIES: Partial<Readonly<Record<ArgumentFault['kind'], Sentence>>> = {
  language: { en: 'use en or ko', ko: 'en 또는 ko를 쓰세요' },
  noPair: { en: 'write a key, =, and a value', ko: '키, =, 값을 이어 쓰세요' },
  twice: { en: 'leave one out', ko: '하나만 남기세요' },
};
