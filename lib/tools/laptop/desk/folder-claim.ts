import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../../config/sentence';
import { LaptopError } from '../engine/laptop-error';
import { MESSAGES } from './messages';

/** A store as dynalite keeps its tables in. The system locks an open one, and lets go of it when its process is gone, however it went. */
interface Store {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Who has a folder, for a start on another machine: the system's locks may not reach so far. */
interface Holder {
  readonly host: string;
  readonly processId: number;
  readonly since: string;
}

/** A kept folder that this start alone has, until it lets go of it or is gone. */
export class FolderClaim {
  private constructor(
    private readonly lock: Store,
    private readonly note: string,
  ) {}

  /** @throws LaptopError when another start has the folder, or its tables cannot be opened */
  static async take(folder: string, language: Language): Promise<FolderClaim> {
    const text = MESSAGES[language];
    const lock = await opened(join(folder, 'lock'), folder, language);
    const claim = new FolderClaim(lock, join(folder, 'in-use.json'));
    const elsewhere = claim.noteHolder();
    if (elsewhere) {
      await lock.close();
      throw new LaptopError(text.folderElsewhere(folder, elsewhere.host, elsewhere.since, claim.note));
    }
    // dynalite opens its store in the background and throws where nobody can catch it.
    const tables = await opened(join(folder, 'tables'), folder, language).catch(async (error) => {
      await claim.release();
      throw error;
    });
    await tables.close();
    return claim;
  }

  async release(): Promise<void> {
    rmSync(this.note, { force: true });
    await this.lock.close();
  }

  /**
   * On one machine the lock has decided already: a note that names this one is of a start that was killed.
   *
   * @returns who else has the folder, if anybody
   */
  private noteHolder(): Holder | undefined {
    const mine: Holder = { host: hostname(), processId: process.pid, since: new Date().toISOString() };
    const text = JSON.stringify(mine, undefined, 2);
    try {
      writeFileSync(this.note, text, { flag: 'wx' });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(this.note);
    if (holder.host !== mine.host) return holder;
    writeFileSync(this.note, text);
    return undefined;
  }
}

/** Whoever writes it at this moment has the folder too. */
function readHolder(note: string): Holder {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Holder;
  } catch {
    return { host: '?', processId: 0, since: '?' };
  }
}

async function opened(directory: string, folder: string, language: Language): Promise<Store> {
  const { Level } = createRequire(require.resolve('dynalite'))('level') as { Level: new (path: string) => Store };
  const text = MESSAGES[language];
  mkdirSync(directory, { recursive: true });
  const store = new Level(directory);
  try {
    await store.open();
    return store;
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: Error & { readonly code?: string } };
    throw new LaptopError(
      cause?.code === 'LEVEL_LOCKED'
        ? text.folderInUse(folder)
        : text.folderDamaged(directory, cause?.message ?? message),
    );
  }
}
