/** What a line opens: a section whose name is the line itself, or the beginning of it. */
export interface ClauseHeading {
  /** How wide the section is, above every level that a format knows; 1 is the widest. */
  readonly depth: number;
  readonly name: string;
}

/** Letters up to which a line can be the name of a section. */
const LONGEST_NAME = 80;

/** 편, 장, 절, 관 and 조 of a rule, widest first. */
const PARTS = '편장절관조';
const PART = /^제 ?\d{1,4} ?([편장절관])(?= |$|[.:])/;
const ARTICLE = /^제 ?\d{1,4} ?조(?:의 ?\d{1,3})?(?: ?[(（【[][^()（）【】[\]\n]{1,60}[)）】\]]| (?=[①-⑳])|$)/;
const ENGLISH_PART = /^(Part|Chapter|Section|Article) (?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,7})\b/i;
const ENGLISH_PARTS = ['part', 'chapter', 'section', 'article'];

/** A line that goes on as a sentence is no name. */
const SENTENCE_END = /[.!?。;,]$/;

/** @returns what a line of a rule or a book opens, by how such lines are written */
export function clauseHeading(line: string): ClauseHeading | undefined {
  const article = ARTICLE.exec(line)?.[0];
  if (article !== undefined) return { depth: PARTS.length, name: article.trim() };
  if (line.length > LONGEST_NAME || SENTENCE_END.test(line)) return undefined;
  const part = PART.exec(line)?.[1];
  if (part !== undefined) return { depth: PARTS.indexOf(part) + 1, name: line };
  const english = ENGLISH_PART.exec(line)?.[1];
  if (english !== undefined) return { depth: ENGLISH_PARTS.indexOf(english.toLowerCase()) + 1, name: line };
  return undefined;
}

/** A number that a line begins with: 1. or 1.2 or 1.2.3) */
export interface LineNumber {
  readonly above: string;
  readonly last: number;
  readonly depth: number;
}

const NUMBER = /^((?:\d{1,2}\.){0,3})(\d{1,2})[.)]? +\S/;

/** @returns the number of a line that may be the name of a section; an item of a list looks the same */
export function lineNumber(line: string): LineNumber | undefined {
  const [, above, last] = NUMBER.exec(line) ?? [];
  if (above === undefined || last === undefined || line.length > LONGEST_NAME || SENTENCE_END.test(line))
    return undefined;
  // "3 apples" is none.
  if (above === '' && !/^\d+[.)]/.test(line)) return undefined;
  return { above, last: Number(last), depth: above.split('.').length };
}

/** Marks of clauses and items, before which a section is cut rather than anywhere else. */
const MARK =
  /^(?:[①-⑳㉠-㉻•·‣▪▶◆■□○●◦※-]|\(?(?:\d{1,3}|[가나다라마바사아자차카타파하]|[a-z])[.)] |\d{1,2}(?:\.\d{1,2})+\.? )/i;

export function beginsClause(line: string): boolean {
  return MARK.test(line);
}
