import { admissionTable } from './tables/admissions';
import { alarmTable } from './tables/alarms';
import { environmentTable } from './tables/environment';
import { identityTable } from './tables/identities';
import { limitTable } from './tables/limits';
import { networkTables } from './tables/network';
import { originTable } from './tables/origins';
import { retentionTable } from './tables/retention';
import { roleTable } from './tables/roles';
import type { TableProof } from './tables/table-proof';
import { wiringTable } from './tables/wiring';

/** Every table that a pattern has, with how it is read from a template. */
export const TABLE_PROOFS: readonly TableProof[] = [
  roleTable,
  identityTable,
  admissionTable,
  ...networkTables,
  wiringTable,
  alarmTable,
  limitTable,
  retentionTable,
  originTable,
  environmentTable,
];
