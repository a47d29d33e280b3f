/** Puts lines of a page together again: whether a word was cut at their end is nowhere said. */
export type JoinLines = (before: string, after: string) => string;

const HANGUL = /[가-힣]/;
/** Particles, which no word begins with where a space follows. */
const PARTICLE = /^(?:을|를|이|가|은|는|의|에|에서|에게|으로|로|와|과|도|만|까지|부터|보다)(?=[ .,)]|$)/;
/** Particles and endings that a word ends with. */
const WORD_END = /[가-힣](?:을|를|으로|에서|에게|까지|부터|하며|하고|하여|하는)$/;

/**
 * A Korean line ends anywhere, an English one between words or behind a hyphen. Whether there was a space between two halves, the
 * words that stand whole elsewhere in the document say; then particles; and where nothing says it there was none, because a
 * morphological analyser cuts a word that is too long, and never mends one that is cut.
 */
export function lineJoiner(lines: Iterable<string>): JoinLines {
  const known = new Map<string, number>();
  for (const line of lines) {
    const words = line.split(' ');
    // The first and the last word may be halves.
    for (const word of words.slice(1, -1).map(bare)) known.set(word, (known.get(word) ?? 0) + 1);
  }
  const count = (word: string) => known.get(bare(word)) ?? 0;
  return (before, after) => {
    if (before === '' || after === '') return before + after;
    const left = /[^ ]*$/.exec(before.slice(-LONGEST_WORD))?.[0] ?? '';
    const right = /^[^ ]*/.exec(after.slice(0, LONGEST_WORD))?.[0] ?? '';
    const hyphen = /^(.*\p{Ll})[-\u00AD\u2010]$/u.exec(left)?.[1];
    if (hyphen !== undefined && /^\p{Ll}/u.test(right)) {
      return count(hyphen + right) > 0 || count(`${hyphen}-${right}`) === 0
        ? before.slice(0, -1) + after
        : before + after;
    }
    if (!HANGUL.test(after[0]!) || !/[가-힣\d]/.test(before.at(-1)!)) return `${before} ${after}`;
    const joined = count(left + right);
    const apart = Math.min(count(left), count(right));
    if (joined !== apart) return joined > apart ? before + after : `${before} ${after}`;
    if (PARTICLE.test(right)) return before + after;
    return count(left) > 0 || WORD_END.test(left) ? `${before} ${after}` : before + after;
  };
}

const LONGEST_WORD = 60;

function bare(word: string): string {
  return word.replace(/^[("'“‘「『]+|[)"'”’」』.,;:!?]+$/g, '');
}
