/** Where it happened: the API, a queue, the bucket, the mail, a mapping, or in a line of a program's own log. */
export type ReportKind = 'api' | 'queue' | 'file' | 'mail' | 'log' | 'function';

/** Takes what happened, for whoever shows it. @param source - what it happened to: a function, a queue, the API, the bucket */
export type Report = (kind: ReportKind, source: string, text: string) => void;
