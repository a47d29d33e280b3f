import { createHash } from 'node:crypto';
import * as z from 'zod';

const ASKED = {
  id: z.string().regex(/^[a-z]+-\d{2}$/),
  language: z.enum(['ko', 'en']),
  question: z.string().trim().min(5).max(300),
};

/** Where the answer stands: a passage counts when its document is this one and it holds the excerpt to the letter. */
const ANSWERED = { document: z.string().min(1), evidence: z.string().trim().min(3) };

const questionSchema = z.discriminatedUnion('stratum', [
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

export type Question = z.infer<typeof questionSchema>;
export type Stratum = Question['stratum'];

/** A question with its answer somewhere in the documents. */
export type AnswerableQuestion = Question & { readonly document: string; readonly evidence: string };

export const questionSetSchema = z
  .array(questionSchema)
  .min(1)
  .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
    error: 'two questions have the same id; give each its own',
  })
  .refine((questions) => questions.every(hasBothOrNeither), {
    error: 'a document without evidence, or the other way round; give both or neither',
  });

/** Floors and weights are chosen on one part, and bars are held on the other: what was tuned on a question says nothing about it. */
export type Part = 'tune' | 'judge';

/** A third is tuned on. By the id alone, so that a question added moves no other. */
export function partOf({ id }: Pick<Question, 'id'>): Part {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % 3 === 0 ? 'tune' : 'judge';
}

export function isAnswerable(question: Question): question is AnswerableQuestion {
  return 'evidence' in question && question.evidence !== undefined;
}

function hasBothOrNeither(question: Question): boolean {
  if (!('evidence' in question) && !('document' in question)) return true;
  return question.evidence !== undefined && question.document !== undefined;
}
