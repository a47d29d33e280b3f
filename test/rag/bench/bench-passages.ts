import { DIMENSION } from '../../../lib/rag/domain/model-offers';
import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import { hashedVector } from '../../../lib/tools/laptop/bedrock/hashed-vectors';
import { numbersFrom, written } from '../contract/written-passages';

export const TENANT = 'team';

const WORDS = 20_000;
const SYLLABLES = [
  '가',
  '나',
  '다',
  '라',
  '마',
  '바',
  '사',
  '아',
  '자',
  '하',
  '고',
  '노',
  '도',
  '로',
  '무',
  '부',
  '수',
  '우',
  '주',
  '기',
];
const WORDS_IN_PASSAGE = 60;
const WORDS_IN_QUESTION = 4;
const PASSAGES_IN_DOCUMENT = 50;

/** Texts of no language, whose words are as unequally frequent as those of one: a few in every passage, most in hardly any. */
export class BenchTexts {
  private readonly numbers: Generator<number, never>;

  constructor(seed: number) {
    this.numbers = numbersFrom(seed);
  }

  passage(): string {
    return this.words(WORDS_IN_PASSAGE);
  }

  question(): string {
    return this.words(WORDS_IN_QUESTION);
  }

  /** A document of so many sections, each of which is cut into one passage. */
  document(sections: number): string {
    return Array.from({ length: sections }, (_, at) => `# Section ${at}\n\n${this.passage()}\n`).join('\n');
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  /** Of rank r with a frequency of about 1/r. */
  private word(): string {
    let rank = Math.floor(WORDS ** this.numbers.next().value);
    let word = '';
    for (let letters = 2 + (rank % 2); letters > 0; letters--) {
      word += SYLLABLES[rank % SYLLABLES.length];
      rank = Math.floor(rank / SYLLABLES.length) + letters * 7;
    }
    return word;
  }
}

/** So many passages of one tenant, of documents that are numbered from one on. */
export function* benchPassages(texts: BenchTexts, first: number, count: number): Generator<EmbeddedPassage> {
  for (let at = first; at < first + count; at++) {
    const text = texts.passage();
    const documentId = documentOf(at);
    const ordinal = at % PASSAGES_IN_DOCUMENT;
    yield written(text, { tenant: TENANT, documentId, ordinal, vector: hashedVector(text, DIMENSION) });
  }
}

function documentOf(passage: number): string {
  return Math.floor(passage / PASSAGES_IN_DOCUMENT)
    .toString(16)
    .padStart(20, '0');
}
