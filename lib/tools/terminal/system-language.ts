import type { Language } from '../../config/sentence';

/** The language of the system, as LC_ALL, LC_MESSAGES or LANG names it: the first that is set counts, as POSIX has it. */
export function systemLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const name = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return name.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
