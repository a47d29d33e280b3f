import { appContext } from '../../lib/config/app-context';

it.each([
  '@aws-cdk/core:checkSecretUsage',
  '@aws-cdk-containers/ecs-service-extensions:enableDefaultLogDriver',
  'aws:cdk:bundling-stacks',
  'aws-cdk:enableDiffNoFail',
  'availability-zones:account=111122223333:region=ap-southeast-2',
  'ami:account=111122223333:filters.name.0=ubuntu:region=us-east-1',
  'vpc-provider:account=111122223333:filter.isDefault=true:region=us-east-1:returnAsymmetricSubnets=true',
  'cli-telemetry',
  'acknowledged-issue-numbers',
  'cdk-migrate',
])('%s is not the operator’s', (key) => {
  expect(appContext({ [key]: 'x' })).toEqual({});
});

it.each(['region', 'garden.trees', 'garden/trees', 'garden:trees', 'garden trees', 'cdkRegion', 'tree', '정원.나무'])(
  '%s is the operator’s, and so is judged',
  (key) => {
    expect(appContext({ [key]: 'x' })).toEqual({ [key]: 'x' });
  },
);
