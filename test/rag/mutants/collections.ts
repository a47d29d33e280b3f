import { arnOf, idOf, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const CLASSROOM = 'rag classroom serverless';
const PRODUCTION = 'rag production serverless';

const policyOf = (template: RawTemplate, name: string) => resource(template, name).Properties['Policy']['Fn::Join'];

/** A piece of a policy's text, which is put together from pieces. */
function reword(template: RawTemplate, name: string, from: string, to: string): void {
  const join = policyOf(template, name);
  join[1] = join[1].map((piece: unknown) => (typeof piece === 'string' ? piece.replace(from, to) : piece));
}

const group = (template: RawTemplate) => resource(template, 'PassagesGroup').Properties;
const collection = (template: RawTemplate) => resource(template, 'PassagesCollection');
const withoutDependency = (template: RawTemplate, name: string) => {
  const { DependsOn: before } = collection(template);
  collection(template).DependsOn = [before].flat().filter((id) => id !== idOf(template, name)) as string[];
};

/** OpenSearch without servers: who reads which index, what leads there, what it may cost. */
export const collectionMutants: readonly Mutant[] = [
  {
    fault: 'the collection is made before the policy that encrypts it',
    rule: 'CollectionsWaitForTheirPolicies',
    variant: CLASSROOM,
    change: (template) => withoutDependency(template, 'PassagesEncryption'),
  },
  {
    fault: 'the collection is made before the policy that says how it is reached',
    rule: 'CollectionsWaitForTheirPolicies',
    variant: PRODUCTION,
    change: (template) => withoutDependency(template, 'PassagesNetwork'),
  },
  {
    fault: 'the policy of encryption speaks of another collection',
    rule: 'CollectionsWaitForTheirPolicies',
    variant: CLASSROOM,
    change: (template) => reword(template, 'PassagesEncryption', 'collection/', 'collection/other-'),
  },
  {
    fault: 'the group is of the generation that bills while nobody asks',
    rule: 'CollectionsWaitForTheirPolicies',
    variant: CLASSROOM,
    change: (template) => {
      group(template)['Generation'] = 'CLASSIC';
    },
  },
  {
    fault: 'the group keeps a unit awake at night',
    rule: 'CollectionsWaitForTheirPolicies',
    variant: CLASSROOM,
    change: (template) => {
      group(template)['CapacityLimits'].MinSearchCapacityInOcu = 2;
    },
  },
  {
    fault: 'the group has no ceiling',
    rule: 'CollectionsWaitForTheirPolicies',
    variant: PRODUCTION,
    change: (template) => {
      delete group(template)['CapacityLimits'].MaxIndexingCapacityInOcu;
    },
  },
  {
    fault: 'the ceiling is eight times what was chosen',
    rule: 'limits',
    variant: CLASSROOM,
    change: (template) => {
      group(template)['CapacityLimits'].MaxSearchCapacityInOcu = 16;
    },
  },
  {
    fault: 'everybody of the account may search',
    rule: 'CollectionsLetExactRolesIn',
    variant: CLASSROOM,
    change: (template) => {
      const pieces = policyOf(template, 'PassagesSearchPolicy')[1];
      const at = pieces.findIndex(
        (piece: unknown) => JSON.stringify(piece) === JSON.stringify(arnOf(template, 'FunctionsAskRole')),
      );
      pieces[at] = { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] };
    },
  },
  {
    fault: 'whoever searches may do anything with an index',
    rule: 'CollectionsLetExactRolesIn',
    variant: CLASSROOM,
    change: (template) => reword(template, 'PassagesSearchPolicy', 'aoss:ReadDocument', 'aoss:*'),
  },
  {
    fault: 'whoever searches may write passages',
    rule: 'admissions',
    variant: CLASSROOM,
    change: (template) => reword(template, 'PassagesSearchPolicy', 'aoss:ReadDocument', 'aoss:WriteDocument'),
  },
  {
    fault: 'whoever reads documents may make an index',
    rule: 'admissions',
    variant: PRODUCTION,
    change: (template) => reword(template, 'PassagesIngestPolicy', 'aoss:DeleteIndex', 'aoss:CreateIndex'),
  },
  {
    fault: 'whoever searches may search in every collection',
    rule: 'CollectionsLetExactRolesIn',
    variant: CLASSROOM,
    change: (template) => reword(template, 'PassagesSearchPolicy', 'index/', 'index/*'),
  },
  {
    fault: 'the internet leads to the collection of a service in production',
    rule: 'CollectionsLetExactRolesIn',
    variant: PRODUCTION,
    change: (template) => reword(template, 'PassagesNetwork', '"AllowFromPublic":false', '"AllowFromPublic":true'),
  },
  {
    fault: 'the endpoint of somebody else leads to the collection',
    rule: 'CollectionsLetExactRolesIn',
    variant: PRODUCTION,
    change: (template) => {
      const join = policyOf(template, 'PassagesNetwork');
      const endpoint = JSON.stringify({ Ref: idOf(template, 'NetworkTiersVpcPassages') });
      join[1] = join[1].map((piece: unknown) =>
        JSON.stringify(piece) === endpoint ? 'vpce-0123456789abcdef0' : piece,
      );
    },
  },
  {
    fault: 'nothing in the network leads to the collection',
    rule: 'IsolatedCodeReachesItsServices',
    variant: PRODUCTION,
    change: (template) => {
      resource(template, 'NetworkTiersVpcPassages').Properties['ServiceName'] = 'com.amazonaws.ap-southeast-2.s3';
    },
  },
  {
    fault: 'the passages of a service in production outlive it',
    rule: 'StateFollowsMode',
    variant: PRODUCTION,
    change: (template) => {
      collection(template).DeletionPolicy = 'Retain';
    },
  },
];
