/** Calls that the endpoint answers. */
export type Operation = 'invoke' | 'converse' | 'converse-stream';

/** How a call goes wrong, or otherwise than most. */
export type PlayedFault =
  /** Refused, with the name and status of an exception. */
  | { readonly kind: 'refuse'; readonly name: string; readonly message?: string }
  /** Accepted, and never answered. */
  | { readonly kind: 'stall' }
  /** The connection breaks. */
  | { readonly kind: 'hang-up' }
  /** The stream begins, and breaks after so many pieces of text: with an exception in it, or without a word. */
  | { readonly kind: 'break'; readonly afterPieces: number; readonly exception?: string }
  /** The stream begins, and nothing more comes after so many pieces. */
  | { readonly kind: 'stall-after'; readonly afterPieces: number }
  /** The answer is this text and ends for this reason. */
  | { readonly kind: 'say'; readonly text: string; readonly stopReason: string }
  /** It thinks aloud before it answers. */
  | { readonly kind: 'think'; readonly text: string }
  /** The body is this. */
  | { readonly kind: 'body'; readonly body: string };

const STATUS: Readonly<Record<string, number>> = {
  ValidationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ModelTimeoutException: 408,
  ModelErrorException: 424,
  ThrottlingException: 429,
  ModelNotReadyException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
};

/** Status that the service gives an exception. */
export function statusOf(name: string): number {
  return STATUS[name] ?? 400;
}

/** Faults that are to come, in the order in which they were asked for. */
export class PlayedFaults {
  private readonly pending: { readonly fault: PlayedFault; readonly of: Operation | undefined }[] = [];

  /** Has the next calls go wrong. @param of - calls of this operation only */
  next(fault: PlayedFault, times = 1, of?: Operation): void {
    for (let time = 0; time < times; time++) this.pending.push({ fault, of });
  }

  /** The fault of a call that has come. */
  take(operation: Operation): PlayedFault | undefined {
    const at = this.pending.findIndex(({ of }) => of === undefined || of === operation);
    return at < 0 ? undefined : this.pending.splice(at, 1)[0]!.fault;
  }

  clear(): void {
    this.pending.length = 0;
  }
}
