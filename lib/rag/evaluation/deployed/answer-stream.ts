import type { AnswerEvent, Outcome, Source } from '../../domain/answer-events';
import type { AnswerPart } from '../answer-of';
import { ApiFault } from './api-fault';

/** A problem as a stream tells of it, in the language that was asked for. */
interface ToldProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

/**
 * Reads the parts of an answer out of a stream of events while it comes.
 *
 * @throws ApiFault where the stream says that there will be no answer
 */
export async function* answerParts(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerPart> {
  for await (const [name, data] of eventsIn(body)) {
    const told: unknown = JSON.parse(data);
    switch (name as AnswerEvent['kind']) {
      case 'status':
        yield { kind: 'status', ...(told as Pick<AnswerPart & { kind: 'status' }, 'stage'>) };
        break;
      case 'sources':
        yield { kind: 'sources', ...(told as { readonly sources: readonly Source[] }) };
        break;
      case 'token':
        yield { kind: 'token', ...(told as { readonly text: string }) };
        break;
      case 'done':
        yield { kind: 'done', outcome: told as Outcome };
        break;
      case 'error': {
        const { title, detail, ...rest } = told as ToldProblem;
        throw new ApiFault('POST ask', { ...rest, says: `${title} ${detail}` });
      }
    }
  }
}

/** Server-sent events, as the page of the laptop reads them; lines that begin with a colon say nothing. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly [name: string, data: string]> {
  const decoder = new TextDecoder();
  let unread = '';
  for await (const piece of body) {
    const events = (unread + decoder.decode(piece, { stream: true })).split('\n\n');
    unread = events.pop()!;
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? [];
      if (name !== undefined && data !== undefined) yield [name, data];
    }
  }
}
