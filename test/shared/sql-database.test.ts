import { Stack } from 'aws-cdk-lib/core';
import { SqlDatabase } from '../../constructs/shared/sql-database';
import { POSTGRESQL } from '../../constructs/shared/sql-engine';
import { TieredNetwork } from '../../constructs/shared/tiered-network';
import { MODE_SETTINGS } from '../../lib/config/mode';

const stack = new Stack();
const network = new TieredNetwork(stack, 'Network', {
  availabilityZones: 2,
  wayOut: 'endpoints',
  dataTier: true,
  highlyAvailable: false,
});

test.each(['', 'Notes', 'guest book', '2notes', 'a'.repeat(27)])(
  'fails when RDS could not name a database after "%s", before the deployment does',
  (holds) => {
    const props = {
      network,
      engine: POSTGRESQL,
      mode: MODE_SETTINGS.classroom,
      databaseName: 'x',
      user: 'x',
      maxConnections: 50,
    };
    expect(
      () => new SqlDatabase(stack, `Of${holds}`, { ...props, holds, whenConnectionsRunOut: 'close some' }),
    ).toThrow(/1 to 26 lower-case letters/);
  },
);
