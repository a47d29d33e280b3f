import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OpenSearchServerlessClient } from '@aws-sdk/client-opensearchserverless';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { awsAccountQuestions } from '../../../lib/rag/adapters/aws-account-questions';

const account = awsAccountQuestions('us-east-1');
const sent: unknown[] = [];

function answering(client: { readonly prototype: { send: unknown } }, ...answers: readonly unknown[]) {
  const left = [...answers];
  jest
    .spyOn(client.prototype as { send: (command: { input: unknown }) => unknown }, 'send')
    .mockImplementation((command) => {
      sent.push(command.input);
      const answer = left.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    });
}
const named = (name: string) => Object.assign(new Error(name), { name });

afterEach(() => {
  jest.restoreAllMocks();
  sent.length = 0;
});

test('who asks', async () => {
  answering(STSClient, { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/minji' });
  expect(await account.whoAmI()).toEqual({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/minji' });
});

test('what Bedrock says of a model, in its own words', async () => {
  answering(BedrockClient, {
    modelId: 'm',
    regionAvailability: 'AVAILABLE',
    agreementAvailability: { status: 'PENDING' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'NOT_AVAILABLE',
  });
  expect(await account.modelAvailability('m')).toEqual({
    region: 'AVAILABLE',
    agreement: 'PENDING',
    authorization: 'AUTHORIZED',
    entitlement: 'NOT_AVAILABLE',
  });
  expect(sent).toEqual([{ modelId: 'm' }]);
});

test('where a profile leads, or that there is none', async () => {
  const models = ['us-east-1', 'us-west-2', 'us-east-1'].map((region) => ({
    modelArn: `arn:aws:bedrock:${region}::foundation-model/m`,
  }));
  answering(
    BedrockClient,
    { status: 'ACTIVE', models },
    named('ResourceNotFoundException'),
    named('AccessDeniedException'),
  );
  expect(await account.inferenceProfile('us.m')).toEqual({ status: 'ACTIVE', regions: ['us-east-1', 'us-west-2'] });
  expect(await account.inferenceProfile('us.m')).toBeUndefined();
  await expect(account.inferenceProfile('us.m')).rejects.toThrow('AccessDeniedException');
});

test('generations of groups on every page', async () => {
  answering(
    OpenSearchServerlessClient,
    { collectionGroupSummaries: [{ generation: 'CLASSIC' }, {}], nextToken: 'more' },
    { collectionGroupSummaries: [{ generation: 'NEXTGEN' }] },
  );
  expect(await account.collectionGenerations()).toEqual(['CLASSIC', 'NEXTGEN']);
});

test('the role that API Gateway logs with, and whether a role is there', async () => {
  answering(APIGatewayClient, { cloudwatchRoleArn: 'arn:aws:iam::111122223333:role/Logs' });
  expect(await account.apiLogRole()).toBe('arn:aws:iam::111122223333:role/Logs');
  answering(IAMClient, { Role: {} }, named('NoSuchEntityException'), named('AccessDenied'));
  expect(await account.hasRole('Logs')).toBe(true);
  expect(await account.hasRole('Logs')).toBe(false);
  await expect(account.hasRole('Logs')).rejects.toThrow('AccessDenied');
});

test('a parameter, or that there is none', async () => {
  answering(SSMClient, { Parameter: { Value: '30' } }, named('ParameterNotFound'), named('AccessDeniedException'));
  expect(await account.parameter('/one')).toBe('30');
  expect(await account.parameter('/one')).toBeUndefined();
  await expect(account.parameter('/one')).rejects.toThrow('AccessDeniedException');
  expect(sent[0]).toEqual({ Name: '/one' });
});

test('how many functions may run at once', async () => {
  answering(LambdaClient, { AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 7 } }, {});
  expect(await account.unreservedFunctions()).toBe(7);
  expect(await account.unreservedFunctions()).toBeUndefined();
});

test('quotas on every page, asked for once', async () => {
  answering(
    ServiceQuotasClient,
    { Quotas: [{ QuotaName: 'One', Value: 1 }, { QuotaName: 'Of no value' }], NextToken: 'more' },
    { Quotas: [{ QuotaName: 'Two', Value: 0 }] },
  );
  const found = [
    { name: 'One', value: 1 },
    { name: 'Two', value: 0 },
  ];
  expect(await Promise.all([account.quotas('bedrock'), account.quotas('bedrock')])).toEqual([found, found]);
  expect(sent).toMatchObject([{ ServiceCode: 'bedrock' }, { ServiceCode: 'bedrock', NextToken: 'more' }]);
});

test('the organization, or that there is none', async () => {
  const Organization = { Id: 'o-1', MasterAccountId: '444455556666' };
  answering(OrganizationsClient, { Organization }, named('AWSOrganizationsNotInUseException'), named('AccessDenied'));
  expect(await account.organization()).toEqual({ id: 'o-1', managedBy: '444455556666' });
  expect(await account.organization()).toBeUndefined();
  await expect(account.organization()).rejects.toThrow('AccessDenied');
});
