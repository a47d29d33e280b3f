import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { attachedPolicies } from '../../lib/model/iam/attached-policies';
import { decide } from '../../lib/model/iam/decide';
import { RequestContext } from '../../lib/model/iam/request-context';
import { inventedReferences } from '../../lib/model/intrinsics';
import { referencedId } from '../../lib/model/references';
import { readTemplate, resourcesOfType } from '../../lib/model/template';
import { EdgeStack } from '../../stacks/upload/edge-stack';

const ACCOUNT = '111122223333';
/** CloudFormation takes no more of a stack's name into the name of a function than there is room for. */
const LONG_NAME = 'Upload-abcdefghijklmnopqrstuvwxyz-edge';

const app = new App({ context: { ...flags, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
const edge = new EdgeStack(app, 'UploadEdge', { env: { region: 'us-east-1' }, stackName: LONG_NAME });
const { template } = app.synth().getStackArtifact(edge.artifactId);
const stack = readTemplate(template as Record<string, unknown>, { name: LONG_NAME, region: 'us-east-1' });

/** Named as CloudFormation does it: 24 letters of the stack, and no more. */
const invented = inventedReferences(stack, ACCOUNT);
const nameOf = (logicalId: string) => `${LONG_NAME.slice(0, 24)}-${logicalId.slice(0, 24)}-0a1b2c3d4e5f`;
const references = { ...invented, ref: nameOf };

const functions = resourcesOfType(stack, 'AWS::Lambda::Function').map(
  ({ logicalId, properties }) => [logicalId, referencedId(properties['Role'])!] as const,
);

function mayWrite(role: string, logGroup: string, action: string): boolean {
  const resource = `arn:aws:logs:ap-northeast-2:${ACCOUNT}:log-group:${logGroup}:log-stream:any`;
  return decide(
    {
      caller: { kind: 'identity', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, account: ACCOUNT },
      action,
      resource,
      context: new RequestContext({}),
    },
    { identity: attachedPolicies(stack, role, { references }) },
  ).allowed;
}

describe.each(functions)('at the edge, %s', (logicalId, role) => {
  it.each(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'])(
    'may %s of its log in whatever region it runs, however long the name of the stack',
    (action) => {
      expect(mayWrite(role, `/aws/lambda/us-east-1.${nameOf(logicalId)}`, action)).toBe(true);
    },
  );

  it('may write into no log but its own', () => {
    const others = functions.filter(([other]) => other !== logicalId).map(([other]) => nameOf(other));
    expect(others.length).toBeGreaterThan(0);
    for (const other of others)
      expect(mayWrite(role, `/aws/lambda/us-east-1.${other}`, 'logs:PutLogEvents')).toBe(false);
  });
});
