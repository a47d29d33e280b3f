/**
 * Tokens of a text, roughly, and rather too many: a model's own count is known only after it was asked. A Hangul syllable or a
 * character of Chinese is about one token, four Latin letters are.
 */
export function estimateTokens(text: string): number {
  let quarters = 0;
  for (const character of text) quarters += character.codePointAt(0)! < 0x250 ? 1 : 4;
  return Math.ceil(quarters / 4);
}

/**
 * As many of the texts, from the first on, as fit together. The first fits always, cut where it has to be by whoever shows it.
 *
 * @returns how many
 */
export function howManyFit(texts: readonly string[], mostTokens: number): number {
  let left = mostTokens;
  const over = texts.findIndex((text, at) => {
    left -= estimateTokens(text);
    return at > 0 && left < 0;
  });
  return over < 0 ? texts.length : over;
}
