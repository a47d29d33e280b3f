import type { ConfigProblem } from './problems';
import type { Language } from './sentence';

/** A configuration the app refuses, before any construct exists. The message names key, value and remedy. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(written(problems, 'en'));
    this.name = 'ConfigError';
  }

  /** The message in a language; `message` is in English. */
  in(language: Language): string {
    return written(this.problems, language);
  }
}

const FRAME = {
  en: {
    before: 'The configuration is refused:',
    after: 'Every key is described in lib/config/common-settings.ts, or in settings.ts of its pattern.',
  },
  ko: {
    before: '설정을 받아들일 수 없습니다.',
    after: '모든 키의 설명은 lib/config/common-settings.ts와 각 패턴의 settings.ts에 있습니다.',
  },
} as const;

function written(problems: readonly ConfigProblem[], language: Language): string {
  const { before, after } = FRAME[language];
  return [before, ...problems.map(({ key, message }) => `  ${shortened(key)}: ${message[language]}`), after].join('\n');
}

/** A key is written as it was given, unless nobody could read it to its end. */
function shortened(key: string): string {
  return key.length <= 100 ? key : `${key.slice(0, 100)}...`;
}
