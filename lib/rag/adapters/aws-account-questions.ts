import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  GetInferenceProfileCommand,
} from '@aws-sdk/client-bedrock';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { OpenSearchServerlessClient, paginateListCollectionGroups } from '@aws-sdk/client-opensearchserverless';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { paginateListServiceQuotas, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AccountQuestions, Quota } from '../doctor/account-questions';

/** Somebody waits before a terminal; a network that swallows packets is not waited for. */
const PATIENCE = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};

/** Asks a region with the credentials of whoever runs the command. */
export function awsAccountQuestions(region: string): AccountQuestions {
  const settings = { region, ...PATIENCE };
  const bedrock = new BedrockClient(settings);
  const quotas = new Map<string, Promise<readonly Quota[]>>();
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
    parameter: async (name) =>
      (await new SSMClient(settings).send(new GetParameterCommand({ Name: name })).catch(noneWith('ParameterNotFound')))
        ?.Parameter?.Value,
    unreservedFunctions: async () =>
      (await new LambdaClient(settings).send(new GetAccountSettingsCommand())).AccountLimit
        ?.UnreservedConcurrentExecutions,
    quotas: (service) => {
      const asked = quotas.get(service) ?? quotasOf(new ServiceQuotasClient(settings), service);
      quotas.set(service, asked);
      return asked;
    },
    organization: async () => {
      const found = await new OrganizationsClient(settings)
        .send(new DescribeOrganizationCommand())
        .catch(noneWith('AWSOrganizationsNotInUseException'));
      const { Id, MasterAccountId } = found?.Organization ?? {};
      return found && { id: Id ?? '', managedBy: MasterAccountId ?? '' };
    },
  };
}

/** Several findings ask for the same list, which has more than one page. */
async function quotasOf(client: ServiceQuotasClient, service: string): Promise<readonly Quota[]> {
  const found: Quota[] = [];
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode: service })) {
    found.push(
      ...Quotas.flatMap(({ QuotaName: name, Value: value }) => (name && value !== undefined ? [{ name, value }] : [])),
    );
  }
  return found;
}

/** An error that says there is no such thing is an answer; any other stays one. */
function noneWith(name: string): (error: Error) => undefined {
  return (error) => {
    if (error.name !== name) throw error;
    return undefined;
  };
}
