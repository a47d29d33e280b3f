import { resolveIntrinsics } from '../../model/intrinsics';
import { resourcesOfType, type StackModel } from '../../model/template';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import type { LaptopServices } from '../../tools/laptop/engine/start-services';
import type { LaptopDatabaseNames } from '../adapters/laptop-database';

/** @throws LaptopError when the stack has no database of this pattern */
export function databaseNames(
  stack: StackModel,
  { references, databasePort }: Pick<LaptopServices, 'references' | 'databasePort'>,
): LaptopDatabaseNames {
  const instance = resourcesOfType(stack, 'AWS::RDS::DBInstance')[0]?.properties;
  // The preparation at deployment names the user that it makes.
  const user = resourcesOfType(stack, 'AWS::CloudFormation::CustomResource').find(
    ({ properties }) => properties['User'],
  );
  if (!instance || !user || databasePort === undefined) {
    throw new LaptopError(`The stack ${stack.name} lacks a database, or what prepares it`);
  }
  return {
    port: databasePort,
    masterUser: String(instance['MasterUsername']),
    database: String(instance['DBName']),
    user: String(resolveIntrinsics(user.properties['User'], references)),
  };
}
