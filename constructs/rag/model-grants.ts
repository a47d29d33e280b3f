import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import type { ModelAccess } from '../../lib/rag/domain/model-offers';

/** What a program does with a model. */
export type ModelUse = 'bedrock:InvokeModel' | 'bedrock:InvokeModelWithResponseStream';

/**
 * Lets a role use one model by the one way it is called, and with a guardrail alone where one is named. A profile hands a request on
 * to the model in another region, which asks for a permission of its own there: given only to requests that come by that profile.
 */
export function allowModel(role: Role, { modelId, profile }: ModelAccess, use: ModelUse, guardrail?: string): void {
  const actions = [use];
  const guarded = guardrail === undefined ? {} : { 'bedrock:GuardrailIdentifier': guardrail };
  const model = (region: string) => `arn:${Aws.PARTITION}:bedrock:${region}::foundation-model/${modelId}`;
  const { region } = Stack.of(role);
  if (!profile) {
    const conditions = guardrail === undefined ? {} : { StringEquals: guarded };
    role.addToPolicy(new PolicyStatement({ actions, resources: [model(region)], conditions }));
    return;
  }
  const profileArn = Stack.of(role).formatArn({
    service: 'bedrock',
    resource: 'inference-profile',
    resourceName: profile.id,
  });
  role.addToPolicy(
    new PolicyStatement({
      actions,
      resources: [profileArn],
      conditions: { StringEquals: { 'aws:RequestedRegion': region, ...guarded } },
    }),
  );
  const byProfile = { 'bedrock:InferenceProfileArn': profileArn, ...guarded };
  if (profile.regions) {
    role.addToPolicy(
      new PolicyStatement({
        actions,
        resources: profile.regions.map(model),
        conditions: { StringEquals: byProfile },
      }),
    );
    return;
  }
  role.addToPolicy(
    new PolicyStatement({
      actions,
      resources: [model(region)],
      conditions: { StringEquals: { 'aws:RequestedRegion': region, ...byProfile } },
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      actions,
      // Where a request goes that may go anywhere has no region: the ARN names none, and the request's is "unspecified".
      resources: [model('')],
      conditions: { StringEquals: { 'aws:RequestedRegion': 'unspecified', ...byProfile } },
    }),
  );
}
