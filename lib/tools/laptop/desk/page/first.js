import { drawingFrom, drawnBefore, onShape } from './drawing.js';
import { byId, make } from './elements.js';
import { currentLanguage, loadTexts, onLanguage, textIn } from './texts.js';

const ASK_AGAIN_MS = 2000;

/** Name -> its sentences, its picture, and the elements that show it. */
const cards = new Map();

const texts = await loadTexts('/desk/');
onLanguage((language) => {
  texts.show(language, document);
  for (const [name, card] of cards) {
    showCard(card, language);
    void draw(name, card);
  }
});
onShape(() => {
  for (const [name, card] of cards) void draw(name, card);
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
  const picture = make('div', { class: 'drawing', 'aria-hidden': 'true' });
  const element = make(
    'li',
    {},
    picture,
    make('h2', {}, make('a', { href: `/${name}/`, 'data-text': 'title' })),
    make('p', { 'data-text': 'subtitle' }),
    make('p', { class: 'foot' }, make('code', {}, name), make('span', { class: 'status' })),
  );
  byId('patterns').append(element);
  const card = { own, element, picture, status: 'idle' };
  cards.set(name, card);
  void draw(name, card);
  return card;
}

async function draw(name, { picture }) {
  const language = currentLanguage();
  const source = await drawnBefore(name, language);
  if (language === currentLanguage()) picture.replaceChildren(drawingFrom(source));
}

function showCard({ own, element, status }, language) {
  own.show(language, element);
  const chip = element.querySelector('.status');
  chip.textContent = textIn(texts, language, `pattern_${status}`);
  chip.className = `status ${status}`;
}
