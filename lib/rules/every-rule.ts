import { alarmRules } from './alarms';
import { apiRules } from './apis';
import { archiveRules } from './archives';
import { arrivalRules } from './arrivals';
import { balancerRules } from './balancers';
import { bucketRules } from './buckets';
import { closedWorldRules } from './closed-world';
import { creditRules } from './credits';
import { databaseRules } from './databases';
import { deletionRules } from './deletion';
import { distributionRules } from './distributions';
import { edgeRules } from './edge';
import { endpointRules } from './endpoints';
import { logRules } from './logs';
import { machineRules } from './machines';
import { nameRules } from './names';
import { networkRules } from './network';
import { outputRules } from './outputs';
import { permissionRules } from './permissions';
import { queueRules } from './queues';
import { recordRules } from './records';
import type { Rule } from './rule';
import { scalingRules } from './scaling';
import { searchRules } from './search';
import { secretRules } from './secrets';
import { sharingRules } from './sharing';
import { signInRules } from './sign-in';
import { stateRules } from './state';
import { transportRules } from './transport';

/** Whatever must hold for every template, by topic. */
export const RULES: readonly Rule[] = [
  ...alarmRules,
  ...apiRules,
  ...archiveRules,
  ...arrivalRules,
  ...balancerRules,
  ...bucketRules,
  ...closedWorldRules,
  ...creditRules,
  ...databaseRules,
  ...deletionRules,
  ...distributionRules,
  ...edgeRules,
  ...endpointRules,
  ...logRules,
  ...machineRules,
  ...nameRules,
  ...networkRules,
  ...outputRules,
  ...permissionRules,
  ...queueRules,
  ...recordRules,
  ...scalingRules,
  ...searchRules,
  ...secretRules,
  ...sharingRules,
  ...signInRules,
  ...stateRules,
  ...transportRules,
];
