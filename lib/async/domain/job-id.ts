/** Form of a job id, which is also the form of an Idempotency-Key. */
export const JOB_ID_PATTERN = '^[A-Za-z0-9_-]{8,64}$';
export const JOB_ID_FORM = {
  en: '8 to 64 letters, digits, hyphens or underscores',
  ko: '영문자, 숫자, 하이픈, 밑줄 8~64자',
} as const;

const JOB_ID = new RegExp(JOB_ID_PATTERN);

/** What names a job. Its id is the client's choice, so only its owner makes it the one job of that name. */
export interface JobName {
  readonly owner: string;
  readonly jobId: string;
}

export function isJobId(text: string | undefined): text is string {
  return text !== undefined && JOB_ID.test(text);
}
