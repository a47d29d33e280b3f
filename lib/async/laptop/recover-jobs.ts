import type { Recover } from '../../tools/laptop/desk/kept-state';
import { isTable } from '../../tools/laptop/engine/services/table-server';
import { releaseJobs } from '../adapters/release-jobs';

/**
 * Ends the leases of workers that were killed with the laptop: nobody would take their jobs before, which is a minute or two.
 * On AWS nobody can know that a worker is gone; the laptop's are gone with it.
 */
export const recoverJobs: Recover = async (stack, { tables, references }) => {
  const table = [...stack.resources.values()].find(isTable);
  if (table && tables) await releaseJobs(tables, references.nameOf(table.logicalId));
};
