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
  {
    fault: 'the console says of the stack no more than its name',
    rule: 'TemplatesSayWhatTheyAre',
    variant: DEFAULT,
    change: (template) => {
      template.Description = 'Tiny';
    },
  },
  {
    fault: 'the CLI prints what to do in another order than it is done in',
    rule: 'OutputsAreNextSteps',
    variant: DEFAULT,
    change: ({ Outputs = {} }) => {
      Outputs['Step03LookAtGreetings'] = Outputs['Step01LookAtGreetings']!;
      delete Outputs['Step01LookAtGreetings'];
    },
  },
  {
    fault: 'whoever lists the greetings looks into the default region, and finds none',
    rule: 'CommandsNameTheirRegion',
    variant: DEFAULT,
    change: ({ Outputs = {} }) => {
      Outputs['Step01LookAtGreetings'] = { Value: 'aws s3 ls s3://greetings' };
    },
  },
  {
    fault: 'on Windows the listing is an error of syntax',
    rule: 'CommandsSuitTheirShell',
    variant: DEFAULT,
    change: ({ Outputs = {} }) => {
      Outputs['Step01LookAtGreetings'] = { Value: 'aws s3 ls s3://greetings --region us-east-1 && echo done' };
    },
  },
];
