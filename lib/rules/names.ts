import { referencedIds } from '../model/references';
import type { Resource, StackModel } from '../model/template';
import type { Rule } from './rule';

/** Properties that would fix a name for the whole account and region, whatever the type calls them. */
const NAME =
  /^(Name|(Bucket|Queue|Topic|Function|Table|LogGroup|Role|User|Group|Policy|ManagedPolicy|InstanceProfile|Alarm|Dashboard|Key|Template|AutoScalingGroup|LaunchTemplate|DBSubnetGroup|DBParameterGroup|ConfigurationSet|Budget|Trail|Domain|Layer)Name|DBInstanceIdentifier|DBClusterIdentifier|FileSystemName)$/;

/** CloudFormation takes 1,024 bytes; a list of stacks shows the beginning. */
const SENTENCE = /^[A-Z][^\n]{9,199}\.$/;

/** Names a type cannot do without, and that nothing outside its parent is found by. */
const REQUIRED = new Set([
  'AWS::ApiGateway::Model.Name',
  'AWS::ApiGateway::RequestValidator.Name',
  'AWS::ApiGateway::RestApi.Name',
  'AWS::ApiGatewayV2::Api.Name',
  'AWS::ApiGatewayV2::VpcLink.Name',
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
          fixedNames(stack, resource)
            .filter((property) => !(`${resource.type}.${property}` in names))
            .map((property) => ({ at: resource.logicalId, problem: `sets ${property}` })),
        )
        .concat(
          Object.entries(stack.outputs)
            .filter(([, { exportedAs }]) => typeof exportedAs === 'string')
            .map(([name]) => ({ at: name, problem: 'is exported under a fixed name' })),
        ),
  },
  {
    id: 'TemplatesSayWhatTheyAre',
    claim: 'a deployed stack says in the console what it is, in one sentence',
    fix: 'Give the pattern its description where its stack stands in the list',
    violations: ({ name, sections: { Description: description } }) =>
      typeof description === 'string' && SENTENCE.test(description)
        ? []
        : [{ at: name, problem: 'has no description' }],
  },
];

function fixedNames(stack: StackModel, { type, properties }: Resource): string[] {
  return Object.keys(properties).filter(
    (property) =>
      NAME.test(property) && !isOfTheStack(stack, properties[property]) && !REQUIRED.has(`${type}.${property}`),
  );
}

/** A name that is put together from the stack's own, or refers to a resource of it, differs in each copy of the stack. */
export function isOfTheStack(stack: StackModel, value: unknown): boolean {
  return referencedIds(value).some((id) => id === 'AWS::StackId' || id === 'AWS::StackName' || stack.resources.has(id));
}
