import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { SqlDatabase } from '../../constructs/shared/sql-database';
import { MYSQL, POSTGRESQL } from '../../constructs/shared/sql-engine';
import { TieredNetwork } from '../../constructs/shared/tiered-network';
import { MODE_SETTINGS } from '../../lib/config/mode';

const stack = new Stack();
const network = new TieredNetwork(stack, 'Network', {
  availabilityZones: 2,
  wayOut: 'endpoints',
  dataTier: true,
  highlyAvailable: false,
});

const props = {
  network,
  mode: MODE_SETTINGS.classroom,
  databaseName: 'x',
  user: 'x',
  maxConnections: 50,
  whenConnectionsRunOut: 'close some',
};

test.each(['', 'Notes', 'guest book', '2notes', 'a'.repeat(21)])(
  'fails when RDS could not name a database after "%s", before the deployment does',
  (holds) => {
    expect(() => new SqlDatabase(stack, `Of${holds}`, { ...props, engine: POSTGRESQL, holds })).toThrow(
      /1 to 20 lower-case letters/,
    );
  },
);

test('a server of one engine can be made while the one of the other, which it takes the place of, is still there', () => {
  const holds = 'a'.repeat(20);
  new SqlDatabase(stack, 'Before', { ...props, engine: POSTGRESQL, holds });
  new SqlDatabase(stack, 'After', { ...props, engine: MYSQL, holds });
  const instances = Object.values(Template.fromStack(stack).findResources('AWS::RDS::DBInstance'));
  const identifiers = instances.map(({ Properties }) => JSON.stringify(Properties.DBInstanceIdentifier));
  expect(new Set(identifiers).size).toBe(2);
});
