import type { AnswerStream, ApiReply } from './api-exchange';

/** Between status and headers, as JSON, and the body. */
const DELIMITER = Buffer.alloc(8);
/** Most bytes of status and headers. */
const HEAD_BYTES = 16 * 1024;

/**
 * The answer of a function that streams, read out of what it writes as an API with the transfer mode STREAM reads it. Amazon API
 * Gateway Developer Guide, "Set up a Lambda proxy integration with payload response streaming", read in November 2026.
 */
export class StreamedReply {
  private head: Pick<ApiReply, 'status' | 'headers'> | undefined;
  private unread = Buffer.alloc(0);
  private readonly body: Buffer[] = [];
  private isBroken = false;

  constructor(private readonly stream: AnswerStream | undefined) {}

  readonly take = (piece: Buffer): void => {
    if (this.isBroken) return;
    if (this.head) this.handOn(piece);
    else this.begin(piece);
  };

  /** Nothing comes any more, although it was not the end. */
  breakOff(): void {
    this.isBroken = true;
    if (this.head) this.stream?.breakOff();
  }

  /** All that came. @returns undefined when it did not begin as it must */
  get reply(): ApiReply | undefined {
    return this.head && { ...this.head, body: Buffer.concat(this.body).toString('utf8') };
  }

  private begin(piece: Buffer): void {
    this.unread = Buffer.concat([this.unread, piece]);
    const end = this.unread.indexOf(DELIMITER);
    this.head = end < 0 || end > HEAD_BYTES ? undefined : readHead(this.unread.subarray(0, end));
    if (!this.head) return;
    this.stream?.begin(this.head.status, this.head.headers);
    this.handOn(this.unread.subarray(end + DELIMITER.length));
  }

  private handOn(piece: Buffer): void {
    if (piece.length === 0) return;
    this.body.push(piece);
    this.stream?.write(piece);
  }
}

function readHead(bytes: Buffer): Pick<ApiReply, 'status' | 'headers'> | undefined {
  try {
    const { statusCode = 200, headers = {} } = JSON.parse(bytes.toString('utf8')) as {
      readonly statusCode?: number;
      readonly headers?: Readonly<Record<string, unknown>>;
    };
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status: statusCode, headers: Object.fromEntries(named) };
  } catch {
    return undefined;
  }
}
