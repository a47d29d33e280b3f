/**
 * What somebody asks of a pattern as it is without any configuration, in options of `npm run access`, and the answer that a person
 * reviewed: the verdict, what the answer says for a reason, and the file whose line makes the deciding statement.
 */
export type AccessQuestions = readonly (readonly [
  verdict: 'yes' | 'no' | 'open',
  question: string,
  because: string,
  /** @default - no statement decides, or more than one */
  file?: string,
])[];
