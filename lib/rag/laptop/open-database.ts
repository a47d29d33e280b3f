import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { SCHEMA } from './passage-statements';

const EXTENSIONS = { vector };
/** Another release of the database, or another schema, has another empty one. */
const EMPTY = join(__dirname, '../../../.cache/passages', `${hashOf([SCHEMA, ...versions()])}.tar`);

/**
 * A PostgreSQL in this process, with the tables of passages. To make an empty one takes some seconds, so the first is kept, and
 * others begin as copies of it.
 *
 * @param folder - where it keeps what it has; undefined to forget all at the end
 */
export async function openDatabase(folder: string | undefined): Promise<PGlite> {
  const isThere = folder !== undefined && existsSync(join(folder, 'PG_VERSION'));
  const copied = isThere ? undefined : await copyOfEmpty(folder);
  if (copied) return copied;
  const database = await PGlite.create({ dataDir: folder, extensions: EXTENSIONS });
  await database.exec(SCHEMA);
  if (!isThere) await keepEmpty(database);
  return database;
}

/** @returns undefined when there is none, or none that can be read */
async function copyOfEmpty(dataDir: string | undefined): Promise<PGlite | undefined> {
  if (!existsSync(EMPTY)) return undefined;
  try {
    return await PGlite.create({ dataDir, loadDataDir: await openAsBlob(EMPTY), extensions: EXTENSIONS });
  } catch {
    rmSync(EMPTY, { force: true });
    if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
    return undefined;
  }
}

async function keepEmpty(database: PGlite): Promise<void> {
  const dumped = Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer());
  const unfinished = `${EMPTY}.${process.pid}`;
  try {
    mkdirSync(dirname(EMPTY), { recursive: true });
    writeFileSync(unfinished, dumped);
    renameSync(unfinished, EMPTY);
  } catch {
    // Where nothing can be kept, each is made anew.
    rmSync(unfinished, { force: true });
  }
}

function versions(): string[] {
  const modules = join(__dirname, '../../../node_modules/@electric-sql');
  return ['pglite', 'pglite-pgvector'].map((name) => {
    const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string };
    return version;
  });
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
