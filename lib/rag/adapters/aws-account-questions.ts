import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  GetInferenceProfileCommand,
} from '@aws-sdk/client-bedrock';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { OpenSearchServerlessClient, paginateListCollectionGroups } from '@aws-sdk/client-opensearchserverless';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AccountQuestions } from '../doctor/account-questions';

/** Somebody waits before a terminal; a network that swallows packets is not waited for. */
const PATIENCE = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};

/** Asks a region with the credentials of whoever runs the command. */
export function awsAccountQuestions(region: string): AccountQuestions {
  const settings = { region, ...PATIENCE };
  const bedrock = new BedrockClient(settings);
  return {
    whoAmI: async () => {
      const { Account, Arn } = await new STSClient(settings).send(new GetCallerIdentityCommand());
      return { account: Account ?? '', arn: Arn ?? '' };
    },
    modelAvailability: async (modelId) => {
      const said = await bedrock.send(new GetFoundationModelAvailabilityCommand({ modelId }));
      return {
        region: said.regionAvailability,
        agreement: said.agreementAvailability?.status,
        authorization: said.authorizationStatus,
        entitlement: said.entitlementAvailability,
      };
    },
    inferenceProfile: async (id) => {
      const found = await bedrock
        .send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: id }))
        .catch(noneWith('ResourceNotFoundException'));
      return (
        found && {
          status: found.status,
          regions: [...new Set((found.models ?? []).map(({ modelArn }) => modelArn?.split(':')[3] ?? ''))],
        }
      );
    },
    collectionGenerations: async () => {
      const found: string[] = [];
      const client = new OpenSearchServerlessClient(settings);
      for await (const { collectionGroupSummaries = [] } of paginateListCollectionGroups({ client }, {})) {
        found.push(...collectionGroupSummaries.flatMap(({ generation }) => generation ?? []));
      }
      return found;
    },
    apiLogRole: async () => (await new APIGatewayClient(settings).send(new GetAccountCommand())).cloudwatchRoleArn,
    hasRole: async (name) =>
      (await new IAMClient(settings)
        .send(new GetRoleCommand({ RoleName: name }))
        .catch(noneWith('NoSuchEntityException'))) !== undefined,
  };
}

/** An error that says there is no such thing is an answer; any other stays one. */
function noneWith(name: string): (error: Error) => undefined {
  return (error) => {
    if (error.name !== name) throw error;
    return undefined;
  };
}
