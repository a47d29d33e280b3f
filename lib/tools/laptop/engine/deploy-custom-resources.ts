import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { resolveIntrinsics } from '../../../model/intrinsics';
import { referencedId, referencedIds } from '../../../model/references';
import type { Resource, StackModel } from '../../../model/template';
import type { FunctionFleet } from './functions/function-fleet';
import { LaptopError } from './laptop-error';
import type { LaptopServices } from './start-services';

/**
 * Invokes what the stack's custom resources invoke when it is created, in the order of the template. Resources that the
 * library's functions serve (emptying buckets, closing default security groups) act on what a laptop does not have.
 *
 * @throws LaptopError when one fails, as the deployment would
 */
export async function deployCustomResources(
  stack: StackModel,
  fleet: FunctionFleet,
  { references, storage }: LaptopServices,
): Promise<void> {
  for (const resource of stack.resources.values()) {
    const functionId = servingFunction(stack, resource, fleet);
    if (!functionId) continue;
    const properties = resolveIntrinsics(resource.properties, references) as Record<string, unknown>;
    if (storage) await uploadAssets(stack, JSON.stringify(properties), storage);
    const outcome = await fleet.invoke(functionId, {
      RequestType: 'Create',
      RequestId: randomUUID(),
      StackId: `arn:aws:cloudformation:${stack.region}:${references.accountId}:stack/${stack.name}/laptop`,
      LogicalResourceId: resource.logicalId,
      ResourceType: resource.type,
      ResourceProperties: properties,
    });
    if (!outcome.ok) {
      throw new LaptopError(`The custom resource ${resource.logicalId} failed: ${outcome.error.errorMessage}`);
    }
  }
}

/** Puts the files that an event names into the bucket that it names, as `cdk deploy` does before it deploys. */
async function uploadAssets(
  stack: StackModel,
  event: string,
  { s3, putObject }: NonNullable<LaptopServices['storage']>,
) {
  const bucket = /\bcdk-\w+-assets-[\w-]+/.exec(event)?.[0];
  if (!bucket) return;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const [key, hash] of event.matchAll(/\b([0-9a-f]{64})\.\w+/g)) {
    const file = stack.assets.get(hash!);
    if (file && statSync(file).isFile()) await putObject(bucket, key, readFileSync(file));
  }
}

/** The function itself, or the one that the library's provider framework passes the event on to. */
function servingFunction(stack: StackModel, { type, properties }: Resource, fleet: FunctionFleet): string | undefined {
  if (!/^Custom::|^AWS::CloudFormation::CustomResource$/.test(type)) return undefined;
  const token = referencedId(properties['ServiceToken']);
  if (token === undefined || fleet.has(token)) return token;
  const environment = stack.resources.get(token)?.properties['Environment'] as
    | { readonly Variables?: Record<string, unknown> }
    | undefined;
  return referencedIds(environment?.Variables?.['USER_ON_EVENT_FUNCTION_ARN']).find((id) => fleet.has(id));
}
