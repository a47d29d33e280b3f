import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type ReadEvents = (
  response: { readonly body: ReadableStream<Uint8Array> },
  onEvent: (name: string, data: unknown) => void,
) => Promise<void>;

/** A browser imports it; what Jest runs does not. */
const SOURCE = readFileSync(join(__dirname, '../../../lib/rag/laptop/page/event-stream.js'), 'utf8');
const readEvents = new Function(`${SOURCE.replace('export ', '')}; return readEvents;`)() as ReadEvents;

/** Letters of three bytes are cut by a network wherever it likes (ollama/ollama-js 255, garrytan/gstack 1007). */
it.each([1, 2, 3, 7, 1000])('events are read whole that come in pieces of %d bytes', async (size) => {
  const sent: [string, unknown][] = [
    ['status', { stage: 'searching' }],
    ['token', { text: '연차는 15일입니다 👩‍👩‍👧' }],
    ['token', { text: 'event: no\n\ndata: of its own' }],
    ['done', { answered: true }],
  ];
  const bytes = new TextEncoder().encode(
    sent.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`).join(''),
  );
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  const read: [string, unknown][] = [];
  await readEvents({ body }, (name, data) => read.push([name, data]));
  expect(read).toEqual(sent);
});
