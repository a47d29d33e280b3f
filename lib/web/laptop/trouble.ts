import { setTimeout as wait } from 'node:timers/promises';
import type { LaptopDatabase } from '../adapters/laptop-database';

/** What can be wrong with the database: it answers late, it refuses whoever signs in, or it is not there. */
export type TroubleKind = 'slow' | 'refused' | 'away';

const SECONDS = 10;
/** Less than a statement may take: what is late still comes. */
const HOLD_SECONDS = 2;
const BETWEEN_MS = 200;

/** Trouble with the database, of one kind at a time, and over by itself. */
export class Trouble {
  /** @default - the database is as it should be */
  current: { readonly kind: TroubleKind; readonly endsAt: number } | undefined;

  constructor(private readonly database: Pick<LaptopDatabase, 'holdEntries' | 'letSignIn' | 'letConnect'>) {}

  /** @returns false when there is trouble already */
  begin(kind: TroubleKind): boolean {
    if (this.current) return false;
    this.current = { kind, endsAt: Date.now() + SECONDS * 1000 };
    this.make(kind, this.current.endsAt)
      // The laptop was stopped, and the database with it.
      .catch(() => undefined)
      .finally(() => {
        this.current = undefined;
      });
    return true;
  }

  private async make(kind: TroubleKind, endsAt: number): Promise<void> {
    if (kind === 'slow') {
      while (Date.now() < endsAt) {
        await this.database.holdEntries(HOLD_SECONDS);
        await wait(BETWEEN_MS);
      }
      return;
    }
    const allow = kind === 'refused' ? this.database.letSignIn : this.database.letConnect;
    await allow(false);
    await wait(SECONDS * 1000, undefined, { ref: false });
    await allow(true);
  }
}

export function isTroubleKind(text: string): text is TroubleKind {
  return ['slow', 'refused', 'away'].includes(text);
}
