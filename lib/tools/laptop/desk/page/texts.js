/** Sentences in the chosen language. Every element with data-text shows the sentence of that name. */
const LANGUAGES = ['en', 'ko'];
const listeners = [];
let language = initialLanguage();

/**
 * Reads the sentences of the folders, the later ones first.
 *
 * @returns the tables by language, and `show`, which fills in every element below a root
 */
export async function loadTexts(...folders) {
  const read = async (folder, name) => (await fetch(`${folder}texts.${name}.json`)).json();
  const tables = {};
  for (const name of LANGUAGES) {
    tables[name] = Object.assign({}, ...(await Promise.all(folders.map((folder) => read(folder, name)))));
  }
  const show = (chosen, root) => {
    for (const element of root.querySelectorAll('[data-text]')) {
      element.textContent = tables[chosen][element.dataset.text];
    }
    if (root === document) document.title = tables[chosen].title;
  };
  return { tables, show };
}

export function textIn({ tables }, chosen, key, values = {}) {
  return tables[chosen][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export function currentLanguage() {
  return language;
}

/** Calls at once and after each change. */
export function onLanguage(listener) {
  listeners.push(listener);
  document.documentElement.lang = language;
  listener(language);
}

document.getElementById('language').addEventListener('click', () => {
  language = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
  window.choices.set('language', language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener(language);
});

/** `?lang=ko`, then the last choice, then the browser's. */
function initialLanguage() {
  const asked = new URLSearchParams(location.search).get('lang') ?? window.choices.get('language');
  if (LANGUAGES.includes(asked)) return asked;
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
