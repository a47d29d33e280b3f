import type { Language } from '../../config/sentence';

/**
 * The language of the system, as LC_ALL, LC_MESSAGES or LANG names it: the first that is set counts, as POSIX has it. Windows sets
 * none of them, and tells its locale by itself.
 */
export function systemLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  locale = Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const name = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || locale;
  return name.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
