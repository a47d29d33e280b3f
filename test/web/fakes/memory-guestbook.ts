import type { Entry, NewEntry } from '../../../lib/web/domain/entry';
import type { Guestbook } from '../../../lib/web/domain/guestbook';

/** A guestbook in memory, with a clock of its own. */
export class MemoryGuestbook implements Guestbook {
  readonly kept: Entry[] = [];

  readonly list: Guestbook['list'] = async ({ before, limit }) =>
    this.kept
      .filter(({ position }) => before === undefined || BigInt(position) < BigInt(before))
      .reverse()
      .slice(0, limit);

  readonly find: Guestbook['find'] = async (id) => this.kept.find((entry) => entry.id === id);

  readonly add = async (entry: NewEntry) => {
    const known = this.kept.find(({ id }) => id === entry.id);
    if (known) return { entry: known, added: false };
    const position = this.kept.length + 1;
    const createdAt = new Date(1_795_219_200_000 + position).toISOString();
    const added: Entry = { ...entry, position: String(position), createdAt };
    this.kept.push(added);
    return { entry: added, added: true };
  };

  readonly ping: Guestbook['ping'] = async () => undefined;
}
