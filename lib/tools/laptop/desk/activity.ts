import type { Report, ReportedMessage, ReportKind } from '../engine/report';

/** One thing that happened on the laptop, for the page's log. */
export interface ActivityEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it happened to: a function, a queue, the API, the bucket. */
  readonly source: string;
  readonly kind: ReportKind;
  readonly text: string;
  /**
   * Messages that left a queue by it, without their bodies.
   * @default - none did
   */
  readonly received?: readonly { readonly messageId: string; readonly attributes: Readonly<Record<string, string>> }[];
}

const KEPT_ENTRIES = 500;

/** What happened, newest last: a bounded list that listeners can follow. */
export class Activity {
  private readonly kept: ActivityEntry[] = [];
  private readonly listeners = new Set<(entry: ActivityEntry) => void>();
  private nextId = 1;

  get entries(): readonly ActivityEntry[] {
    return this.kept;
  }

  readonly add: Report = (kind, source, text, received) => {
    const of = received?.length ? { received: received.map(withoutBody) } : {};
    const entry = { id: this.nextId++, at: Date.now(), source, kind, text, ...of };
    this.kept.push(entry);
    if (this.kept.length > KEPT_ENTRIES) this.kept.shift();
    for (const listener of this.listeners) listener(entry);
  };

  /** @returns a function that ends the listening */
  onEntry(listener: (entry: ActivityEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

function withoutBody({ MessageId = '', MessageAttributes = {} }: ReportedMessage) {
  const attributes = Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]);
  return { messageId: MessageId, attributes: Object.fromEntries(attributes) as Record<string, string> };
}
