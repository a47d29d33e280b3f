import { MemoryGuestbook } from '../fakes/memory-guestbook';
import { guestbookContract } from './guestbook-contract';

// The other tests believe what this one says.
guestbookContract('memory', async () => {
  const book = new MemoryGuestbook();
  return [book, book];
});
