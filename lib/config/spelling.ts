/** The candidate that a word was meant to be, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const bare = withoutJoints(word);
  const same = candidates.find((candidate) => withoutJoints(candidate) === bare);
  if (same !== undefined || bare === '') return same;
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const other = withoutJoints(candidate);
    // Only what is nearer than all before is of interest.
    const limit = Math.min(Math.max(1, Math.floor(other.length / 4)), (best?.distance ?? Number.POSITIVE_INFINITY) - 1);
    const distance = editDistance(bare, other, limit);
    if (distance <= limit) best = { candidate, distance };
  }
  return best?.candidate;
}

/** A name as it sounds: without capitals, and without what joins its words. */
export function withoutJoints(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.:/-]/g, '');
}

/** Levenshtein distance, with two neighbours that changed places as one edit; any number above the limit stands for more than it. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? before[column - 2]! + 1 : replaced;
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, replaced, swapped));
    }
    if (Math.min(...current) > limit && Math.min(...previous) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
