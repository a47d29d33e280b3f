import { prepareDatabaseHandler } from '../../lib/shared/prepare-database';

const env = {
  DATABASE_HOST: 'db.example',
  DATABASE_PORT: 5432,
  DATABASE_NAME: 'jobs',
  DATABASE_USER: 'job_worker',
  DATABASE_TLS: 'verify-full',
  MASTER_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-2:111111111111:secret:master',
} as const;

function prepare(secret: string) {
  const prepareTables = jest.fn(async () => undefined);
  const readSecret = jest.fn(async () => secret);
  const handler = prepareDatabaseHandler({ readSecret, prepare: prepareTables }, env, 'results-tables');
  return { handler, prepareTables, readSecret };
}

describe('the preparation of a database', () => {
  it('makes tables and the programs’ user with the master’s secret, on create and on update', async () => {
    for (const RequestType of ['Create', 'Update'] as const) {
      const { handler, prepareTables, readSecret } = prepare('{"username":"postgres","password":"p@ss"}');
      expect(await handler({ RequestType })).toEqual({ PhysicalResourceId: 'results-tables' });
      expect(readSecret).toHaveBeenCalledWith(env.MASTER_SECRET_ARN);
      expect(prepareTables).toHaveBeenCalledWith(
        { host: 'db.example', port: 5432, database: 'jobs', user: 'postgres', password: 'p@ss', tls: 'verify-full' },
        'job_worker',
      );
    }
  });

  it('touches nothing on delete, so that a stack can go when its database is gone', async () => {
    const { handler, prepareTables, readSecret } = prepare('{}');
    expect(await handler({ RequestType: 'Delete' })).toEqual({ PhysicalResourceId: 'results-tables' });
    expect(prepareTables).not.toHaveBeenCalled();
    expect(readSecret).not.toHaveBeenCalled();
  });

  it('fails without quoting the secret when the secret has another form', async () => {
    for (const secret of ['', 'hunter2', '{"password":"hunter2"}']) {
      const failing = prepare(secret).handler({ RequestType: 'Create' });
      await expect(failing).rejects.toThrow('The master secret has no username and password');
      await expect(failing).rejects.not.toThrow('hunter2');
    }
  });
});
