import { faultFacts } from '../../shared/fault-facts';
import { logger } from '../../shared/logger';
import type { WorkLog } from '../domain/work-log';

export const workLog: WorkLog = {
  info: (event, facts) => logger.info(event, facts),
  warn: (event, facts) => logger.warn(event, facts),
  fault: (event, error, facts) => logger.error(event, { ...facts, ...faultFacts(error) }),
};
