/** A text for people, in each language of the lessons. */
export interface Sentence {
  readonly en: string;
  readonly ko: string;
}

export type Language = keyof Sentence;

/** Sentences one after the other, as each language strings them together. */
export function joined(sentences: readonly (Sentence | undefined)[]): Sentence {
  const said = sentences.filter((sentence) => sentence !== undefined);
  return { en: said.map(({ en }) => en).join('; '), ko: said.map(({ ko }) => ko).join('. ') };
}
