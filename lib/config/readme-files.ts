import type { Language } from './sentence';

/** File of a page in each language: the house's own, that of a lesson, and that of an app that was taken away. */
export const README_FILES: Readonly<Record<Language, string>> = { en: 'README.md', ko: 'README.ko.md' };
