import type { Language } from '../../config/sentence';
import { languageOf } from '../../shared/accept-language';
import type { ApiRequest } from '../../shared/api-request';
import { LANGUAGE_NAMES } from './page-texts';

export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as readonly Language[];

/** The language that the address names, undefined where it names none that the page speaks. */
export function chosenLanguage({ queryParameters }: Pick<ApiRequest, 'queryParameters'>): Language | undefined {
  return LANGUAGES.find((language) => language === queryParameters['lang']);
}

/** The language of a page: what its address says, else what the browser likes best. */
export function pageLanguage(request: Pick<ApiRequest, 'queryParameters' | 'headers'>): Language {
  return chosenLanguage(request) ?? languageOf(request);
}
