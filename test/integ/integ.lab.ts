/**
 * Deploys the lab on a real account and asserts what a template cannot prove: the rules that exist, the ports that answer, the
 * server that runs, the page that is served. A failed assertion fails the deployment. Deploy, then destroy:
 *
 *   npx cdk deploy --all --app "node -r ts-node/register/transpile-only test/integ/integ.lab.ts"
 *   npx cdk destroy --all --app "node -r ts-node/register/transpile-only test/integ/integ.lab.ts"
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { App, Duration, PropertyInjectors, Stack } from 'aws-cdk-lib/core';
import { applyGuardrails } from '../../constructs/guardrails/apply-guardrails';
import { houseDefaults } from '../../constructs/guardrails/defaults';
import { loadConfig } from '../../lib/config/load-config';
import { INSTANCE_CONNECT_RANGES } from '../../lib/lab/instance-connect-ranges';
import { LabStack } from '../../stacks/lab/lab-stack';
import { stackNameOf } from '../../stacks/pattern-stack';
import { ADMIN } from '../lab/addresses';

const app = new App();
const { region, mode, modeSettings, lab, owner, name } = loadConfig(
  { integ: { owner: 'integration test', lab: { adminCidr: ADMIN } } },
  { pattern: 'lab', name: app.node.tryGetContext('name') as unknown },
);
const env = { region };
const named = (id: string) => ({ env, stackName: stackNameOf(id, name) });
PropertyInjectors.of(app).add(...houseDefaults(modeSettings));

// Named apart from the stack that a person deploys, so that both fit into one account; -c name= tells two people's apart.
const stack = new LabStack(app, 'IntegLab', { ...named('IntegLab'), mode: modeSettings, settings: lab });
const { firewall, server } = stack;

const outside = new Stack(app, 'IntegLabOutside', named('IntegLabOutside'));
const probe = new LambdaFunction(outside, 'Probe', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline(readFileSync(join(__dirname, 'lab-probe.js'), 'utf8')),
  timeout: Duration.seconds(30),
  logGroup: new LogGroup(outside, 'ProbeLogs'),
  environment: {
    GROUP: firewall.server.securityGroupId,
    BASTION: firewall.bastion?.securityGroupId ?? '',
    HOST: server.publicAddress,
  },
});
probe.addToRolePolicy(new PolicyStatement({ actions: ['ec2:DescribeSecurityGroupRules'], resources: ['*'] }));
for (const each of [stack, outside]) applyGuardrails(each, { pattern: 'lab', mode, owner });

const { assertions } = new IntegTest(app, 'LabInteg', {
  testCases: [stack, outside],
  regions: [region],
  // In the region of the lab: the one it would make itself asks whichever region the credentials name.
  assertionStack: new Stack(app, 'IntegLabAssertions', named('IntegLabAssertions')),
});

// SSH reaches from the one address, the browser client's range and the bastion group. These are all the rules there are,
// and from any other address, such as the probe's, port 22 is silent.
assertions.invokeFunction({ functionName: probe.functionName }).expect(
  ExpectedResult.objectLike({
    Payload: Match.serializedJson({
      rules: [
        `in tcp 22 22 ${INSTANCE_CONNECT_RANGES[region]}`,
        `in tcp 22 22 ${ADMIN}`,
        'in tcp 22 22 bastion',
        'in tcp 80 80 0.0.0.0/0',
        'in tcp 80 80 ::/0',
        'out tcp 443 443 0.0.0.0/0',
        'out tcp 443 443 ::/0',
        'out tcp 80 80 0.0.0.0/0',
        'out tcp 80 80 ::/0',
      ],
      port22: 'closed',
      port80: 'open',
    }),
  }),
);

assertions.httpApiCall(`http://${server.publicAddress}/`).expect(ExpectedResult.objectLike({ status: 200, ok: true }));

const instances = (path: string, value: string) =>
  assertions
    .awsApiCall('EC2', 'describeInstances', { InstanceIds: [server.instance.instanceId] })
    .assertAtPath(`Reservations.0.Instances.0.${path}`, ExpectedResult.stringLikeRegexp(`^${value}$`));
instances('State.Name', 'running');
instances('MetadataOptions.HttpTokens', 'required');
instances('MetadataOptions.State', 'applied');

// The range in lib/lab is the one AWS keeps for the browser client today.
const lists = assertions.awsApiCall('EC2', 'describeManagedPrefixLists', {
  Filters: [{ Name: 'prefix-list-name', Values: [`com.amazonaws.${region}.ec2-instance-connect`] }],
});
assertions
  .awsApiCall('EC2', 'getManagedPrefixListEntries', {
    PrefixListId: lists.getAttString('PrefixLists.0.PrefixListId'),
  })
  .assertAtPath(
    'Entries.0.Cidr',
    ExpectedResult.stringLikeRegexp(`^${INSTANCE_CONNECT_RANGES[region].replaceAll('.', '\\.')}$`),
  );
