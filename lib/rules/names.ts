import type { Resource } from '../model/template';
import type { Rule } from './rule';

/** Properties that would fix a name for the whole account and region, whatever the type calls them. */
const NAME =
  /^(Name|(Bucket|Queue|Topic|Function|Table|LogGroup|Role|User|Group|Policy|ManagedPolicy|InstanceProfile|Alarm|Dashboard|Key|Template|AutoScalingGroup|LaunchTemplate|DBSubnetGroup|DBParameterGroup|ConfigurationSet|Budget|Trail|Domain|Layer)Name|DBInstanceIdentifier|DBClusterIdentifier|FileSystemName)$/;

/** Names a type cannot do without, and that nothing outside its parent is found by. */
const REQUIRED = new Set([
  'AWS::ApiGateway::Model.Name',
  'AWS::ApiGateway::RequestValidator.Name',
  'AWS::ApiGateway::RestApi.Name',
  'AWS::ApiGatewayV2::Api.Name',
  'AWS::EC2::KeyPair.KeyName', // the library makes it from the stack's name and the construct's path
  'AWS::IAM::GroupPolicy.PolicyName',
  'AWS::IAM::Policy.PolicyName',
  'AWS::IAM::RolePolicy.PolicyName',
]);

export const nameRules: readonly Rule[] = [
  {
    id: 'NamesAreLeftOut',
    claim: 'a stack names nothing that another copy of it would name too',
    fix: 'Leave the name out, so that two copies of the stack can live side by side, or put it together from the stack',
    violations: (stack, { names = {} }) =>
      [...stack.resources.values()]
        .flatMap((resource) =>
          fixedNames(resource)
            .filter((property) => !(`${resource.type}.${property}` in names))
            .map((property) => ({ at: resource.logicalId, problem: `sets ${property}` })),
        )
        .concat(
          Object.entries(stack.outputs)
            .filter(([, { exportedAs }]) => typeof exportedAs === 'string')
            .map(([name]) => ({ at: name, problem: 'is exported under a fixed name' })),
        ),
  },
];

/** A name that is put together from the stack's own, or refers to another resource, differs in each copy of the stack. */
function fixedNames({ type, properties }: Resource): string[] {
  return Object.keys(properties).filter(
    (property) =>
      NAME.test(property) && typeof properties[property] === 'string' && !REQUIRED.has(`${type}.${property}`),
  );
}
