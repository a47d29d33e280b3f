import { addressAtStart, addressesIn, bareAddress } from './addresses';
import { citationAtStart } from './citation-marks';

/** Characters of an answer, at most: ten times what a good one has. */
export const MOST_ANSWER_CHARACTERS = 12_000;

/** Longest piece of markup that is waited for. What is longer is not what it began as. */
const MOST_HELD = 2000;

/** `![text](address)` and `[text](address)`. The address may hold brackets of its own, and a title in quotes. */
const LINK = /^!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/;
/** What a link or a citation may still become. */
const UNFINISHED_BRACKET = /^(?:!|!?[[［【〔][^[\]［］【】〔〕]*|!?\[[^[\]]*\](?:\((?:[^()]|\([^()]*\)?)*)?)$/;
const TAG = /^<(?:!--[\s\S]*?-->|(?!!--)[a-z/!?][^<>]*>)/i;
const UNFINISHED_TAG = /^<(?:!--[\s\S]*|[a-z/!?][^<>]*)?$/i;
const UNFINISHED_ADDRESS = /^[a-z][a-z0-9+.-]{0,30}(?::\/{0,2})?$/i;
const WORD = /^[a-z0-9]+/i;
const PLAIN = /^[^![［【〔<a-z0-9]+/i;

/** What stands in an answer for an address that is in no source. */
const NO_ADDRESS = '…';

/**
 * The text of an answer as it may be shown, made while it comes. A model that was misled by a document writes numbers of sources
 * that are not there, addresses that carry away what it read, and markup that a page would obey: none of it gets through.
 *
 * What comes out never holds a Markdown link, image or definition, an HTML tag, or an address that is in none of the sources, in
 * whatever pieces it came. It is text, and a page has to show it as text all the same.
 */
export class Citations {
  /** What was given out so far. */
  shown = '';
  /** Numbers that named no source, and were left out. */
  dropped = 0;
  /** More came than is shown. */
  isFull = false;
  private pending = '';
  private readonly cited = new Set<number>();
  private readonly known: ReadonlySet<string>;

  /** @param sources - texts that the model was shown, numbered from 1 */
  constructor(
    private readonly sources: readonly string[],
    private readonly mostCharacters = MOST_ANSWER_CHARACTERS,
  ) {
    this.known = new Set(sources.flatMap((text) => [...addressesIn(text)]));
  }

  /** Numbers of the sources that are cited, in order of their first appearance. */
  get numbers(): readonly number[] {
    return [...this.cited];
  }

  /** @returns what may be shown of it by now; nothing while it can still become markup */
  push(piece: string): string {
    const before = this.shown.length;
    for (let at = 0; at < piece.length && !this.isFull; at += MOST_HELD) {
      this.pending += piece.slice(at, at + MOST_HELD);
      this.work(false);
    }
    return this.shown.slice(before);
  }

  /** @returns the rest, when nothing more comes */
  end(): string {
    const before = this.shown.length;
    this.work(true);
    return this.shown.slice(before);
  }

  private work(isLast: boolean): void {
    while (this.pending !== '' && !this.isFull) {
      const left = this.step(this.pending, isLast || this.pending.length >= MOST_HELD);
      if (left === undefined) return;
      this.pending = left;
    }
  }

  /**
   * @param mustGoOn - nothing more is waited for
   * @returns what is left to do; undefined while more has to come first
   */
  private step(text: string, mustGoOn: boolean): string | undefined {
    const first = text[0]!;
    if (/[![［【〔]/.test(first)) return this.bracket(text, mustGoOn);
    if (first === '<') return this.tag(text, mustGoOn);
    if (/[a-z0-9]/i.test(first)) return this.word(text, mustGoOn);
    return this.show(text, PLAIN.exec(text)?.[0].length ?? 1);
  }

  private bracket(text: string, mustGoOn: boolean): string | undefined {
    const link = LINK.exec(text);
    if (link) {
      const [whole, label = ''] = link;
      const mark = `[${label}]`;
      return (citationAtStart(mark) ? mark : label) + text.slice(whole.length);
    }
    if (!mustGoOn && UNFINISHED_BRACKET.test(text)) return undefined;
    const citation = citationAtStart(text);
    if (!citation) return this.show(text, 1);
    for (const number of citation.numbers) this.cite(number);
    return text.slice(citation.length);
  }

  private tag(text: string, mustGoOn: boolean): string | undefined {
    const tag = TAG.exec(text);
    if (tag) return text.slice(tag[0].length);
    if (!mustGoOn && UNFINISHED_TAG.test(text)) return undefined;
    return /^<[a-z/!?]/i.test(text) ? text.slice(1) : this.show(text, 1);
  }

  private word(text: string, mustGoOn: boolean): string | undefined {
    const address = addressAtStart(text);
    if (address === undefined) {
      if (!mustGoOn && UNFINISHED_ADDRESS.test(text)) return undefined;
      return this.show(text, WORD.exec(text)![0].length);
    }
    if (!mustGoOn && address.length === text.length) return undefined;
    const bare = bareAddress(address);
    const shown = this.known.has(bare) ? bare : NO_ADDRESS;
    // What stood between may have been left out: letters in front would make another scheme of it, and a "<" a link.
    const tail = this.shown.slice(-2);
    this.write(/[a-z0-9+.-]$/i.test(tail) || joinsToMarkup(tail, shown[0]!) ? ` ${shown}` : shown);
    return text.slice(bare.length);
  }

  private cite(number: number): void {
    if (number < 1 || number > this.sources.length) {
      this.dropped++;
      return;
    }
    this.cited.add(number);
    this.write(`[${number}]`);
  }

  /** Shows so many characters; a space parts those that would be markup together with what stands before them. */
  private show(text: string, length: number): string {
    for (const character of text.slice(0, length)) {
      this.write(joinsToMarkup(this.shown.slice(-2), character) ? ` ${character}` : character);
    }
    return text.slice(length);
  }

  private write(text: string): void {
    if (this.isFull) return;
    this.isFull = this.shown.length + text.length > this.mostCharacters;
    if (!this.isFull) this.shown += text;
  }
}

function joinsToMarkup(tail: string, next: string): boolean {
  if (tail.endsWith(']')) return next === '(' || next === ':';
  if (tail.endsWith('<')) return /[a-z/!?]/i.test(next);
  return tail === ':/' && next === '/';
}
