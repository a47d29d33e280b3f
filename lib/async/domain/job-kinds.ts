export const JOB_KINDS = ['thumbnail', 'email', 'bulk', 'video'] as const;
export type JobKind = (typeof JOB_KINDS)[number];
