import { currentLanguage, text } from './texts.js';

/** Numbers as the reader writes them. */
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** Decimal units, as browsers and systems show sizes of downloads. */
export function size(bytes) {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const maximumFractionDigits = power === 0 || value >= 100 ? 0 : 1;
  return Intl.NumberFormat(currentLanguage(), {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits,
  }).format(value);
}

/** A limit as it was set, which is a whole number of MiB. */
export function limit(bytes) {
  return text('mebibytes', { count: Intl.NumberFormat(currentLanguage()).format(bytes / 2 ** 20) });
}

/** @param said - as the API says it, in ISO 8601 */
export function moment(said) {
  return Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(said));
}

/** The ending of a name in capital letters, as a picture of what a file is. */
export function kindLabel(fileName) {
  const ending = /\.([a-z0-9]{1,4})$/i.exec(fileName)?.[1];
  return ending?.toUpperCase() ?? '?';
}
