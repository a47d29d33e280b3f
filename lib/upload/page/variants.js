import { announce, button, make } from './elements.js';
import { size } from './quantities.js';
import { text } from './texts.js';

const WIDTHS = [320, 640, 1280];
const FORMATS = ['auto', 'webp', 'avif', 'jpeg'];
const FIRST = { width: 640, format: 'auto' };
/** What a browser says that asks for a picture. Asked for as a file, it would be answered with JPEG. */
const AS_PICTURE = { accept: 'image/avif,image/webp,image/*,*/*;q=0.8' };

/** Address -> bytes and type of what was answered. What was measured once is not asked for again. */
const measured = new Map();

/** A picture in several sizes and formats: what each weighs, how it looks, and where it is. */
export function variantsPanel(url, name) {
  let chosen = FIRST;
  const picture = make('img', { alt: text('pictureOf', { name }) });
  const fact = make('p', { class: 'facts' });
  const address = make('code', {});
  const said = make('span', { class: 'hint' });
  const cells = new Map();
  const addressOf = ({ width, format }) => `${url}?w=${width}&format=${format}`;

  const showCell = (variant) => {
    const found = measured.get(addressOf(variant));
    const label = found ? weight(found) : text('notMeasured');
    const cell = cells.get(addressOf(variant));
    cell.textContent = label;
    cell.setAttribute('aria-label', `${label}, ${variant.width} px, ${formatName(variant.format)}`);
  };
  const measure = async (variant) => {
    if (!measured.get(addressOf(variant))?.type) measured.set(addressOf(variant), await ask(addressOf(variant)));
    showCell(variant);
  };
  const choose = async (variant) => {
    chosen = variant;
    for (const [of, cell] of cells) cell.setAttribute('aria-pressed', String(of === addressOf(variant)));
    picture.src = addressOf(variant);
    address.textContent = new URL(addressOf(variant), location.href).href;
    fact.textContent = text('measuring');
    await measure(variant);
    if (chosen !== variant) return;
    const found = measured.get(addressOf(variant));
    fact.textContent = found.type ? `${found.type} · ${weight(found)}` : weight(found);
  };
  const copy = button(text('copy'), async () => {
    try {
      await navigator.clipboard.writeText(address.textContent);
      said.textContent = text('copied');
    } catch {
      getSelection().selectAllChildren(address);
      said.textContent = text('copyByHand');
    }
    announce(said.textContent);
  });
  const all = button(
    text('measureAll'),
    async () => {
      for (const variant of everyVariant()) await measure(variant);
      announce(text('measuredAll'));
    },
    { class: 'plain' },
  );

  const panel = make(
    'div',
    { class: 'variants' },
    make('figure', {}, picture, make('figcaption', {}, fact)),
    make(
      'div',
      {},
      variantTable((variant) => {
        const cell = button('', () => choose(variant), { class: 'cell' });
        cells.set(addressOf(variant), cell);
        showCell(variant);
        return cell;
      }),
      all,
      make('p', { class: 'address' }, address),
      make('div', { class: 'row' }, copy, said),
    ),
  );
  choose(chosen);
  return panel;
}

function variantTable(cellOf) {
  const heads = FORMATS.map((format) => make('th', { scope: 'col' }, formatName(format)));
  const rows = WIDTHS.map((width) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, String(width)),
      ...FORMATS.map((format) => make('td', {}, cellOf({ width, format }))),
    ),
  );
  return make(
    'table',
    {},
    make('caption', {}, text('variantsCaption')),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, text('width')), ...heads)),
    make('tbody', {}, ...rows),
  );
}

function everyVariant() {
  return WIDTHS.flatMap((width) => FORMATS.map((format) => ({ width, format })));
}

async function ask(address) {
  try {
    const answer = await fetch(address, { headers: AS_PICTURE });
    if (!answer.ok) return { status: answer.status };
    return { bytes: (await answer.blob()).size, type: answer.headers.get('content-type') };
  } catch {
    return { status: 0 };
  }
}

function weight({ bytes, status }) {
  return bytes === undefined ? text('noPicture', { status: status || '-' }) : size(bytes);
}

function formatName(format) {
  return format === 'auto' ? text('formatAuto') : format.toUpperCase();
}
