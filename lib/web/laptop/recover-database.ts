import type { Recover } from '../../tools/laptop/desk/kept-state';
import { laptopDatabase } from '../adapters/laptop-database';
import { databaseNames } from './database-names';

/** A laptop that was stopped while the database was away must find it there again. */
export const recoverDatabase: Recover = async (stack, services) => {
  const database = laptopDatabase(databaseNames(stack, services));
  await database.letConnect(true);
  // The first start has made no user yet.
  await database.letSignIn(true).catch(() => undefined);
};
