import { Logger } from '@aws-lambda-powertools/logger';

/**
 * JSON log lines with ids, counts and durations. Never pass a message body, an address, a document or a header:
 * what is not logged need not be redacted.
 */
export const logger = new Logger({ logLevel: 'INFO' });
