/** Where it happened: the API, a queue, the bucket, the mail, a mapping, or in a line of a program's own log. */
export type ReportKind = 'api' | 'queue' | 'file' | 'mail' | 'log' | 'function';

/** A message that somebody has received. */
export interface ReportedMessage {
  readonly MessageId?: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue?: string }>>;
}

/**
 * Takes what happened, for whoever shows it.
 *
 * @param source - what it happened to: a function, a queue, the API, the bucket
 * @param received - messages that left a queue by it
 */
export type Report = (kind: ReportKind, source: string, text: string, received?: readonly ReportedMessage[]) => void;
