import type { AnswerEvent, Source } from '../../../lib/rag/domain/answer-events';
import type { WholeAnswer } from '../../../lib/rag/domain/whole-reply';
import { StartedLaptop, until } from '../../support/start-laptop';

/** A document as the API shows it. */
export interface DocumentView {
  readonly documentId: string;
  readonly name: string;
  readonly status: 'reading' | 'ready' | 'refused';
  readonly passages?: number;
  readonly reason?: { readonly code: string; readonly title: string; readonly detail: string };
}

/** An event of a streamed answer, and when it came. */
export interface SeenEvent {
  readonly name: AnswerEvent['kind'];
  readonly data: Readonly<Record<string, unknown>> & { readonly sources?: readonly Source[] };
  readonly at: number;
}

/** `npm start` with this pattern, and what a program of a tenant does with its API. */
export class RagLaptop {
  private constructor(readonly desk: StartedLaptop) {}

  static async start(...args: string[]): Promise<RagLaptop> {
    return new RagLaptop(await StartedLaptop.start('--pattern', 'rag', ...args));
  }

  get page(): string {
    return this.desk.page;
  }

  call(method: string, path: string, body?: unknown, language = 'en') {
    return this.desk.call(method, `api/${path}`, body, { 'accept-language': language });
  }

  /** Sends a document by a form of the API's, and waits until it was read. */
  async add(name: string, bytes: Uint8Array | string, tenant = 'team', language = 'en'): Promise<DocumentView> {
    const content = Buffer.from(bytes);
    const offer = { fileName: name, bytes: content.length };
    const { status, body } = await this.call('POST', `${tenant}/documents`, offer, language);
    expect([status, body['detail']]).toEqual([201, undefined]);
    const form = new FormData();
    for (const [field, value] of Object.entries(body['fields'] as Record<string, string>)) form.append(field, value);
    form.append('file', new Blob([content]), name);
    const sent = await fetch(String(body['url']), { method: 'POST', body: form });
    expect(sent.status).toBe(201);
    return until(`${name} to be read`, async () => {
      const found = await this.call('GET', String(body['statusUrl']).slice(1), undefined, language);
      const document = found.body as unknown as DocumentView;
      return found.status === 200 && document.status !== 'reading' ? document : undefined;
    });
  }

  async ask(question: string, tenant = 'team', language = 'en'): Promise<WholeAnswer> {
    const { status, body } = await this.call('POST', `${tenant}/ask`, { question }, language);
    expect([status, body['detail']]).toEqual([200, undefined]);
    return body as unknown as WholeAnswer;
  }

  async askInEvents(question: string, tenant = 'team'): Promise<readonly SeenEvent[]> {
    const answer = await fetch(`${this.page}api/${tenant}/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ question }),
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events: SeenEvent[] = [];
    let unread = '';
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (unread + piece).split('\n\n');
      unread = blocks.pop()!;
      for (const block of blocks) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(block) ?? [];
        if (name) events.push({ name: name as SeenEvent['name'], data: JSON.parse(data!), at: Date.now() });
      }
    }
    return events;
  }
}
