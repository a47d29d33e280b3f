import { lasting } from './storage.js';

/** Sentences in the reader's language. Every element with data-text shows the sentence of that name. */
const LANGUAGES = ['en', 'ko'];
const NAMES = { en: 'English', ko: '한국어' };
const tables = {};
const listeners = [];
let language = initialLanguage();

export async function loadTexts() {
  const read = async (name) => (await fetch(new URL(`texts.${name}.json`, import.meta.url))).json();
  const all = await Promise.all(LANGUAGES.map(read));
  for (const [index, name] of LANGUAGES.entries()) tables[name] = all[index];
}

export function text(key, values = {}) {
  return tables[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export function currentLanguage() {
  return language;
}

/** Calls at once and after each change. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener(language);
}

/** Fills in every element that has words of its own, and lets the button lead to the other language. */
export function showTexts(languageButton) {
  onLanguage(() => {
    const other = otherLanguage();
    document.documentElement.lang = language;
    document.title = text('title');
    for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
    languageButton.textContent = NAMES[other];
    languageButton.lang = other;
  });
  languageButton.addEventListener('click', () => {
    language = otherLanguage();
    lasting.write('language', language);
    for (const listener of listeners) listener(language);
  });
}

function otherLanguage() {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
}

/** The last choice, then the first language of the browser that there are sentences in. */
function initialLanguage() {
  const chosen = lasting.read('language');
  if (LANGUAGES.includes(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
}
