/** More than a person reads. */
const SHOWN = 12;

/** Names by how near they are to a word, no more than a person reads; where they are few, all as they come. */
export function nearestFirst(word: string, names: readonly string[], shown = SHOWN): readonly string[] {
  const asked = word.trim().toLowerCase();
  const all = [...new Set(names)];
  if (all.length <= shown) return all;
  const distances = all.map((name) => [farFrom(asked, name.toLowerCase()), name] as const);
  return distances
    .sort(([a], [b]) => a - b)
    .slice(0, shown)
    .map(([, name]) => name);
}

/** A name that holds the word is nearer than one that only looks like it. */
function farFrom(word: string, name: string): number {
  if (word === '') return 0;
  return name.includes(word) || word.includes(name) ? Math.abs(name.length - word.length) / 1000 : distance(word, name);
}

/** How many letters to change, put in or leave out (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, expected] of [...other].entries()) {
      next.push(Math.min(next[index]! + 1, row[index + 1]! + 1, row[index]! + (letter === expected ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}
