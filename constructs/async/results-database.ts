import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { WorkerEnv } from '../../lib/async/handlers/worker.env';

export class ResultsDatabase extends Construct {
  readonly clientEnvironment!: Pick<WorkerEnv, 'DATABASE_HOST' | 'DATABASE_PORT' | 'DATABASE_NAME' | 'DATABASE_USER'>;
  connectStatement(): PolicyStatement {
    throw new Error('later');
  }
}
