export const JOB_KINDS = ['thumbnail', 'bulk', 'email', 'video'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** What not every deployment, and not every worker, can do. */
export interface Means {
  /** There is a sender of mails. */
  readonly mail: boolean;
  /** There is a worker with ffmpeg, whose jobs may take longer than a function. */
  readonly video: boolean;
}

/** Kinds of job that somebody with these means can do. */
export function offeredKinds({ mail, video }: Means): JobKind[] {
  const offered: Readonly<Record<JobKind, boolean>> = { thumbnail: true, bulk: true, email: mail, video };
  return JOB_KINDS.filter((kind) => offered[kind]);
}
