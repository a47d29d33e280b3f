import { type GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { handler } from '../../../lib/web/handlers/prepare-database';
import type { PrepareDatabaseEnv } from '../../../lib/web/handlers/prepare-database.env';
import { PostgresProcess } from '../../support/postgres-process';

test('the database is prepared with the master’s secret on create and on update, and left alone on delete', async () => {
  const server = await PostgresProcess.start({ database: 'site', masterUser: 'master' });
  const asked: unknown[] = [];
  const send = jest.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation(async (command: unknown) => {
    asked.push((command as GetSecretValueCommand).input);
    return { SecretString: JSON.stringify({ username: 'master', password: 'any' }) };
  });
  const env: PrepareDatabaseEnv = {
    DATABASE_ENGINE: 'postgres',
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(server.port),
    DATABASE_NAME: 'site',
    DATABASE_USER: 'guestbook',
    DATABASE_TLS: 'disable',
    MASTER_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-2:111111111111:secret:master',
  };
  Object.assign(process.env, env, { AWS_REGION: 'ap-southeast-2' });
  try {
    const done = { PhysicalResourceId: 'guestbook-schema' };
    for (const RequestType of ['Create', 'Update', 'Delete'] as const) {
      expect(await handler({ RequestType })).toEqual(done);
    }
    expect(asked).toEqual([{ SecretId: env.MASTER_SECRET_ARN }, { SecretId: env.MASTER_SECRET_ARN }]);
  } finally {
    send.mockRestore();
    await server.stop();
  }
});
