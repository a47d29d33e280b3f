import type { Mutant } from '../proofs/mutant';
import { accessMutants } from './mutants/access';
import { apiMutants } from './mutants/api';
import { closedWorldMutants } from './mutants/closed-world';
import { environmentMutants } from './mutants/environment';
import { machineMutants } from './mutants/machines';
import { networkMutants } from './mutants/network';
import { numberMutants } from './mutants/numbers';
import { permissionMutants } from './mutants/permissions';
import { queueMutants } from './mutants/queue';
import { secretMutants } from './mutants/secrets';
import { serverMutants } from './mutants/servers';
import { serviceMutants } from './mutants/service';
import { storageMutants } from './mutants/storage';
import { strangerMutants } from './mutants/strangers';
import { unreadMutants } from './mutants/unread-parts';
import { wayMutants } from './mutants/ways';

/** Faults put into templates of async on purpose, by topic. */
export const asyncMutants: readonly Mutant[] = [
  ...accessMutants,
  ...apiMutants,
  ...closedWorldMutants,
  ...environmentMutants,
  ...machineMutants,
  ...networkMutants,
  ...numberMutants,
  ...permissionMutants,
  ...queueMutants,
  ...secretMutants,
  ...serverMutants,
  ...serviceMutants,
  ...storageMutants,
  ...strangerMutants,
  ...unreadMutants,
  ...wayMutants,
];
