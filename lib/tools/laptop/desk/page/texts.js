/** The page's sentences in the chosen language. Every element with data-text shows the sentence of that name. */
const LANGUAGES = ['en', 'ko'];
const tables = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (name) => [name, await (await fetch(`texts.${name}.json`)).json()])),
);

let language = initialLanguage();

export function text(key, values = {}) {
  return tables[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export function hasText(key) {
  return key in tables[language];
}

export function currentLanguage() {
  return language;
}

export function toggleLanguage() {
  language = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
  localStorage.setItem('language', language);
  showTexts();
}

export function showTexts() {
  document.documentElement.lang = language;
  document.title = text('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
}

/** `?lang=ko`, then the last choice, then the browser's. */
function initialLanguage() {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('language');
  if (LANGUAGES.includes(asked)) return asked;
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
