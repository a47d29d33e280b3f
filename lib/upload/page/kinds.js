import { Problem } from './problem.js';
import { limit, size } from './quantities.js';
import { text } from './texts.js';

/**
 * What is taken, by the ending of a name: systems name the type of one and the same file differently, and some name none. The API
 * decides; asking here first only saves the way.
 */
const IMAGES = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' };
const OTHERS = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  txt: 'text/plain',
  csv: 'text/csv',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** What people have and cannot send, each with what to do instead. */
const REMEDIES = [
  { code: 'heic', ending: /^hei[cf]s?$/, type: /^image\/hei[cf]/ },
  { code: 'svg', ending: /^svgz?$/, type: /^image\/svg/ },
  { code: 'tiff', ending: /^tiff?$/, type: /^image\/tiff/ },
  { code: 'html', ending: /^(x?html?|mht(ml)?)$/, type: /^(text\/html|application\/xhtml)/ },
];

export function typesTaken({ accept }) {
  return accept === 'all' ? { ...IMAGES, ...OTHERS } : IMAGES;
}

/** For the file dialog. A telephone that takes pictures in HEIF makes JPEGs of them for a page that names types without it. */
export function acceptAttribute(config) {
  const taken = typesTaken(config);
  return [...new Set([...Object.values(taken), ...Object.keys(taken).map((ending) => `.${ending}`)])].join(',');
}

/** The media type a file is sent as, or undefined where there is none for it. */
export function typeOf({ name, type }, config) {
  const taken = typesTaken(config);
  return taken[endingOf(name)] ?? Object.values(taken).find((known) => known === type);
}

/** @returns why the file is not even asked for; undefined when nothing speaks against it */
export function refusalOf(file, config) {
  const type = typeOf(file, config);
  if (type === undefined) {
    const ending = endingOf(file.name);
    const known = REMEDIES.find((each) => each.ending.test(ending) || each.type.test(file.type));
    if (known) return Problem.of(known.code);
    return Problem.of(config.accept === 'all' ? 'kind' : 'imagesOnly');
  }
  if (file.size === 0) return Problem.of('nothing');
  const most = mostBytes(type, config);
  if (file.size > most) return Problem.of('tooLarge', () => ({ size: size(file.size), most: limit(most) }));
  return undefined;
}

/** What the page takes, as one sentence. */
export function limitsSaid({ accept, maxImageBytes, maxFileBytes }) {
  const values = { image: limit(maxImageBytes), file: limit(maxFileBytes) };
  return text(accept === 'all' ? 'limitsAll' : 'limitsImages', values);
}

function mostBytes(type, { maxImageBytes, maxFileBytes }) {
  return type.startsWith('image/') ? maxImageBytes : maxFileBytes;
}

function endingOf(name) {
  return /\.([^.]+)$/.exec(name)?.[1].toLowerCase() ?? '';
}
