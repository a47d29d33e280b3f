/** So many questions of one list are under way at once. */
const AT_ONCE = 8;

/** Asks about each of many things, a few at a time, and gives the answers in the order of the things. */
export async function* eachOf<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => AsyncIterable<Answer>,
): AsyncGenerator<Answer> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const answers = await Promise.all(items.slice(start, start + AT_ONCE).map((item) => all(ask(item))));
    for (const answer of answers) yield* answer;
  }
}

async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of pages) found.push(page);
  return found;
}
