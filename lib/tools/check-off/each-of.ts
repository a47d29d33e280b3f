import { all } from './pages';

/** So many questions of one list are under way at once. */
const AT_ONCE = 8;

/**
 * Asks about each of many things, a few at a time, and gives the answers in the order of the things. One that is refused (a key
 * whose policy lets nobody look) does not hide the others: it is thrown after them.
 */
export async function* eachOf<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => AsyncIterable<Answer>,
): AsyncGenerator<Answer> {
  const refused: PromiseRejectedResult[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const answers = await Promise.allSettled(items.slice(start, start + AT_ONCE).map((item) => all(ask(item))));
    for (const answer of answers) {
      if (answer.status === 'fulfilled') yield* answer.value;
      else refused.push(answer);
    }
  }
  if (refused[0]) throw refused[0].reason;
}
