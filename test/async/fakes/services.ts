import type { JobRecord } from '../../../lib/async/domain/job-record';
import { MemoryFiles } from './memory-files';
import { MemoryStore } from './memory-store';
import { QueueService } from './queue-service';

/** The services that workers and producers share, in memory. */
export class Services {
  readonly jobs = new MemoryStore<JobRecord>();
  readonly files = new MemoryFiles();
  /** Addresses mails were sent to. */
  readonly mails: string[] = [];
  /** Postings by owner, job and row, as a unique constraint would keep them. */
  readonly postings = new Map<string, number>();
  readonly queue: QueueService;

  constructor(visibilitySeconds: number, maxReceiveCount: number) {
    this.queue = new QueueService({ visibilitySeconds, maxReceiveCount });
  }
}
