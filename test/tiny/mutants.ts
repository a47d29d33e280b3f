import { first, type Mutant } from '../proofs/mutant';

const DEFAULT = 'tiny classroom default';
const PRODUCTION = 'tiny production quiet';

export const tinyMutants: readonly Mutant[] = [
  {
    fault: 'greetings are lost with the stack of a service',
    rule: 'StateFollowsMode',
    variant: PRODUCTION,
    change: (template) => {
      first(template, 'AWS::S3::Bucket').DeletionPolicy = 'Delete';
    },
  },
  {
    fault: 'anybody on the internet may call the greeter',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => {
      template.Resources['Door'] = {
        Type: 'AWS::Lambda::Url',
        Properties: { AuthType: 'NONE', TargetFunctionArn: { Ref: 'Greeter' } },
      };
    },
  },
];
