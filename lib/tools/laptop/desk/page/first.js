import { byId, make } from './elements.js';
import { loadTexts, onLanguage, textIn } from './texts.js';

const ASK_AGAIN_MS = 2000;

/** Name -> its sentences, its picture, and the elements that show it. */
const cards = new Map();

const texts = await loadTexts('/desk/');
onLanguage((language) => {
  texts.show(language, document);
  for (const card of cards.values()) showCard(card, language);
});
await refresh();

/** The list again and again: a pattern starts when somebody opens its page, here or in another window. */
async function refresh() {
  try {
    const listed = await (await fetch('/desk/patterns')).json();
    for (const { name, status } of listed) {
      const card = cards.get(name) ?? (await addCard(name));
      card.status = status;
      showCard(card, document.documentElement.lang);
    }
    byId('offline').hidden = true;
  } catch {
    byId('offline').hidden = false;
  }
  setTimeout(refresh, ASK_AGAIN_MS);
}

async function addCard(name) {
  const own = await loadTexts(`/${name}/`);
  const source = await (await fetch(`/${name}/picture.svg`)).text();
  const picture = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true);
  picture.setAttribute('aria-hidden', 'true');
  const element = make(
    'li',
    {},
    picture,
    make('h2', {}, make('a', { href: `/${name}/`, 'data-text': 'title' })),
    make('p', { 'data-text': 'subtitle' }),
    make('p', { class: 'foot' }, make('code', {}, name), make('span', { class: 'status' })),
  );
  byId('patterns').append(element);
  const card = { own, element, status: 'idle' };
  cards.set(name, card);
  return card;
}

function showCard({ own, element, status }, language) {
  own.show(language, element);
  const chip = element.querySelector('.status');
  chip.textContent = textIn(texts, language, `pattern_${status}`);
  chip.className = `status ${status}`;
}
