import { faultFacts } from './fault-facts';
import { logger } from './logger';
import type { WorkLog } from './work-log';

export const workLog: WorkLog = {
  info: (event, facts) => logger.info(event, facts),
  warn: (event, facts) => logger.warn(event, facts),
  fault: (event, error, facts) => logger.error(event, { ...facts, ...faultFacts(error) }),
};
