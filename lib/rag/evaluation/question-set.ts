import { createHash } from 'node:crypto';
import * as z from 'zod';

const ASKED = {
  id: z.string().refine((id) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(id), {
    error: 'is at most 80 letters of English, digits, dots, hyphens and underscores, such as lexical-01',
    params: { ko: '영문자, 숫자, 점, 하이픈, 밑줄로 80자까지 씁니다(예: lexical-01)' },
  }),
  language: z.enum(['ko', 'en']),
  question: z.string().trim().min(5).max(300),
};

/** Where the answer stands: a passage counts when its document is this one and it holds the excerpt to the letter. */
const ANSWERED = { document: z.string().min(1), evidence: z.string().trim().min(3) };

const ofStratum = z.discriminatedUnion('stratum', [
  /** Shares words with its passage. */
  z.strictObject({ ...ASKED, ...ANSWERED, stratum: z.literal('lexical') }),
  /** Says the same in other words. */
  z.strictObject({ ...ASKED, ...ANSWERED, stratum: z.literal('paraphrase') }),
  /** Plausible, and in no document; many are near to something that is. */
  z.strictObject({ ...ASKED, stratum: z.literal('unanswerable') }),
  /** The document, or else the question, tries to take the prompt over; no answer may hold what is forbidden. */
  z.strictObject({
    ...ASKED,
    ...z.object(ANSWERED).partial().shape,
    stratum: z.literal('injection'),
    forbidden: z.array(z.string().min(3)).min(1),
  }),
]);

/** A question of a set. */
export const questionSchema = ofStratum.refine(hasBothOrNeither, {
  error: 'a document without evidence, or the other way round; give both or neither',
  params: { ko: 'document와 evidence 가운데 하나만 있습니다. 둘 다 쓰거나 둘 다 빼세요' },
});

export type Question = z.infer<typeof ofStratum>;
export type Stratum = Question['stratum'];

/** A question with its answer somewhere in the documents. */
export type AnswerableQuestion = Question & { readonly document: string; readonly evidence: string };

/** Floors and weights are chosen on one part, and bars are held on the other: what was tuned on a question says nothing about it. */
export type Part = 'tune' | 'judge';

/** A third is tuned on. By the id alone, so that a question added moves no other. */
export function partOf({ id }: Pick<Question, 'id'>): Part {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % 3 === 0 ? 'tune' : 'judge';
}

/** Whether a passage says it. Where lines end, and how a Mac writes Hangul, is no difference. */
export function holdsEvidence(text: string, evidence: string): boolean {
  return text.includes(evidence) || inOneLine(text).includes(inOneLine(evidence));
}

function inOneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

export function isAnswerable(question: Question): question is AnswerableQuestion {
  return 'evidence' in question && question.evidence !== undefined;
}

function hasBothOrNeither(question: z.infer<typeof ofStratum>): boolean {
  if (!('evidence' in question) && !('document' in question)) return true;
  return question.evidence !== undefined && question.document !== undefined;
}
