import { bareFileName, NAME_BYTES } from '../../shared/bare-file-name';

const NAMELESS = 'file';
/** An ending that is longer than this is none. */
const LONGEST_ENDING = 16;

/** The name that a file is saved under, as the person who sent it sees it. It is never a part of a key (U3). */
export function fileName(sent: string): string {
  const name = bareFileName(sent);
  return /^\.*$/.test(name) ? NAMELESS : shortened(name);
}

/** Cut before its ending, and between what a person takes for letters: a flag or a family is one. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= NAME_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const hasEnding = dot > 0 && Buffer.byteLength(name.slice(dot)) <= LONGEST_ENDING;
  const ending = hasEnding ? name.slice(dot) : '';
  let kept = '';
  let bytes = Buffer.byteLength(ending);
  for (const { segment } of new Intl.Segmenter().segment(hasEnding ? name.slice(0, dot) : name)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > NAME_BYTES) break;
    kept += segment;
  }
  return kept === '' ? NAMELESS + ending : kept + ending;
}

/** What names of a type end in; the first is given to those that end otherwise. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'application/zip': ['.zip'],
  'text/plain': ['.txt', '.text', '.log', '.md'],
  'text/csv': ['.csv', '.txt'],
  'video/mp4': ['.mp4', '.m4v'],
  'video/webm': ['.webm'],
};

/**
 * The name that a file is saved under by others. A disk knows a file by its name alone: a text called `report.bat` would be run, and
 * an archive called `photos.jar` too, though each is the text or the archive that it was looked at as.
 */
export function savedName({
  fileName: name,
  contentType,
}: {
  readonly fileName: string;
  readonly contentType: string;
}) {
  const endings = ENDINGS[contentType] ?? [];
  const isFitting = endings.some((ending) => name.toLowerCase().endsWith(ending));
  return isFitting ? name : shortened(`${name}${endings[0] ?? ''}`);
}
