import { announce, button, make } from './elements.js';
import { kindLabel, moment, size } from './quantities.js';
import { text } from './texts.js';
import { variantsPanel } from './variants.js';

/** A file of one's own: what it is, and what can be done with it. */
export function entryOf(upload, { isOpen, onToggle, onDelete }) {
  const { uploadId, fileName, status, url, reason } = upload;
  const isImage = status === 'ready' && upload.result.kind === 'image';
  const panelId = `sizes-${uploadId}`;
  const panel = make('div', { id: panelId });
  const show = (shown) => {
    // What is not looked at is not asked for: each size of a picture costs somebody its making.
    panel.replaceChildren(...(shown ? [variantsPanel(url, fileName)] : []));
    panel.hidden = !shown;
  };
  const sizes = button(
    text('sizes'),
    () => {
      const shown = sizes.getAttribute('aria-expanded') !== 'true';
      sizes.setAttribute('aria-expanded', String(shown));
      show(shown);
      onToggle(shown);
    },
    { 'aria-expanded': String(isOpen), 'aria-controls': panelId, 'aria-label': `${text('sizes')}: ${fileName}` },
  );
  const download = () =>
    make(
      'a',
      { class: 'button', href: url, download: fileName, 'aria-label': `${text('download')}: ${fileName}` },
      text('download'),
    );
  show(isImage && isOpen);
  return make(
    'li',
    {},
    isImage ? thumbnail(url, fileName) : badge(fileName),
    make(
      'div',
      { class: 'body' },
      make('h3', { class: 'name', tabindex: '-1' }, make('bdi', {}, fileName)),
      make('p', { class: 'facts' }, factsOf(upload)),
      reason && make('p', { class: 'reason' }, make('strong', {}, reason.title), ` ${reason.detail}`),
    ),
    make(
      'div',
      { class: 'actions' },
      isImage ? sizes : status === 'ready' ? download() : undefined,
      deleteButton(fileName, onDelete),
    ),
    isImage ? panel : undefined,
  );
}

/** Asks by becoming another button: a second press deletes, and going away from it is a no. */
function deleteButton(fileName, onDelete) {
  const made = button('', press, { class: 'plain delete' });
  const say = (key) => {
    made.dataset.asked = String(key === 'deleteReally');
    made.textContent = text(key);
    made.setAttribute('aria-label', `${text(key)}: ${fileName}`);
  };
  function press() {
    if (made.dataset.asked === 'true') return onDelete();
    say('deleteReally');
    announce(text('deleteAsked', { name: fileName }));
  }
  const backOut = () => say('delete');
  made.addEventListener('blur', backOut);
  made.addEventListener('keydown', ({ key }) => key === 'Escape' && backOut());
  backOut();
  return made;
}

function factsOf({ status, createdAt, result, contentType }) {
  const facts = [moment(createdAt)];
  if (status === 'ready') {
    facts.unshift(size(result.bytes));
    if (result.kind === 'image') facts.unshift(`${result.width} × ${result.height}`);
    facts.unshift(result.contentType);
    if (result.firstFrameOnly) facts.push(text('firstFrameOnly'));
  } else {
    facts.unshift(contentType);
    facts.push(text(`status_${status}`));
  }
  return facts.join(' · ');
}

function thumbnail(url, fileName) {
  const image = make('img', {
    class: 'thumb',
    src: `${url}?w=160&h=160`,
    alt: '',
    loading: 'lazy',
    width: 80,
    height: 80,
  });
  image.addEventListener('error', () => image.replaceWith(badge(fileName)));
  return image;
}

function badge(fileName) {
  return make('span', { class: 'thumb', 'aria-hidden': 'true' }, kindLabel(fileName));
}
