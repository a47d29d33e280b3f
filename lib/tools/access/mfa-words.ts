import type { Language } from '../../config/sentence';
import type { MFA_CHOICES } from './request-keys';

type MfaChoice = (typeof MFA_CHOICES)[number];

const WORDS: Readonly<Record<Language, Readonly<Record<MfaChoice, string>>>> = {
  en: { yes: 'with MFA', no: 'without MFA', key: 'with an access key, without MFA' },
  ko: { yes: 'MFA로 로그인', no: 'MFA 없이 로그인', key: 'MFA 정보가 없는 액세스 키' },
};

/**
 * How somebody signed in, in words.
 *
 * @param mfa - one of MFA_CHOICES, as a question that was answered has it
 */
export function mfaWords(mfa: string, language: Language): string {
  return WORDS[language][mfa as MfaChoice];
}
