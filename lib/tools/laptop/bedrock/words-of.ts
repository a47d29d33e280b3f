/** What questions are made of, and says nothing of what is asked. */
const EMPTY_WORDS = new Set(
  'a an the of to in on at for from by with and or is are was were be been do does did can could may must shall should will would what which who whom whose when where why how many much long often it its this that there i my me we our you your they their if'.split(
    ' ',
  ),
);

const ASKING =
  /(무엇|무슨|언제|어디서|어디|어떻게|어떤|얼마나|얼마|며칠|몇|누가|누구|왜|인가요|있나요|되나요|하나요|한가요|됩니까|합니까|입니까|있습니까|습니까|나요|까요|인지|알려\s*주세요|알려줘|해\s*주세요|입니다|합니다|됩니다|한다|된다|이다|있다)/g;
/** Particles behind a word, as long as two syllables are left. */
const PARTICLE =
  /(?<=[가-힣]{2})(?:에게서|에서는|으로는|에게|에서|으로|까지|부터|보다|처럼|마다|은|는|이|가|을|를|에|의|로|와|과|도|만)$/;

/** Words of a text, as far as two texts are compared by them: pairs of syllables in Hangul, stems of Latin words, numbers. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .replace(ASKING, ' ')
    .match(/[가-힣]+|[\p{L}\p{N}]+/gu) ?? []) {
    if (/[가-힣]/.test(word)) for (const pair of pairsOf(word.replace(PARTICLE, ''))) words.add(pair);
    else if (!EMPTY_WORDS.has(word)) words.add(word.replace(/(?<=\w{3})(?:ing|ed|es|s)$/, ''));
  }
  return words;
}

function pairsOf(word: string): string[] {
  if (word.length < 2) return [word];
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}
