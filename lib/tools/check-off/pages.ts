import type { Ask, CallName } from './calls';

/** The same, but for one call: whoever asks it again hears what AWS answered, or threw, the first time. */
export function askingOnce(once: CallName, ask: Ask): Ask {
  const heard = new Map<string, Promise<unknown[]>>();
  return async function* (call, input, region) {
    if (call !== once) return yield* ask(call, input, region);
    const question = JSON.stringify([region, input]);
    const answer = heard.get(question) ?? all(ask(call, input, region));
    heard.set(question, answer);
    yield* (await answer) as never[];
  } as Ask;
}

/** The first page of an answer: all of it, where AWS answers whole. */
export async function first<Page>(pages: AsyncIterable<Page>): Promise<Page | undefined> {
  for await (const page of pages) return page;
  return undefined;
}

export async function all<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const found: Page[] = [];
  for await (const page of pages) found.push(page);
  return found;
}
