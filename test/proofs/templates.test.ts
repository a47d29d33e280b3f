import { prove } from './proof';
import { logProofs } from './rules/logs';
import { queueProofs } from './rules/queues';
import { storageProofs } from './rules/storage';

describe('logs', () => prove(logProofs));
describe('buckets', () => prove(storageProofs));
describe('queues', () => prove(queueProofs));
