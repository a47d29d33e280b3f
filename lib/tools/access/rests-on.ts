import type { StackModel } from '../../model/template';
import { type AccessAnswer, personNamed } from './access-question';
import type { Answer, MayAnswer } from './answer-kinds';
import { policiesAsked } from './judge-request';

/** What decides who reaches whom. */
const NETWORK = /^AWS::EC2::(Route|SecurityGroup(Ingress|Egress)?|Subnet|VPC)$/;

/** Logical ids of the resources that an answer was read in. */
export function restsOn(stack: StackModel, answer: Answer): readonly string[] {
  switch (answer.kind) {
    case 'may':
      return ofRequest(stack, answer);
    case 'each':
      return answer.answers.flatMap((one) => ofRequest(stack, one));
    case 'whoMay':
      return answer.who.flatMap(({ answers }) => answers.flatMap((one) => ofRequest(stack, one)));
    case 'rights':
      return answer.rights.map(({ policy }) => policy);
    case 'reach':
      return ofNetwork(stack);
    case 'open':
      return [
        ...ofNetwork(stack),
        ...[...answer.allowed, ...answer.blocked, ...answer.denied].map(({ policy }) => policy),
      ];
    case 'overview':
      return [...ofNetwork(stack), ...answer.anybody.map(({ policy }) => policy)];
  }
}

/** Policies of who asks and of what is asked for; of the roles on the way, where there is one. */
function ofRequest(stack: StackModel, { asked, verdict, through }: AccessAnswer | MayAnswer): readonly string[] {
  if (verdict === 'undecided') return [];
  const roles = through?.verdict === 'allowed' ? through.steps.map(({ role }) => role) : [];
  return [asked.who, ...roles].flatMap((name) =>
    policiesAsked(stack, personNamed(stack, name), { action: asked.action, resource: asked.arn }),
  );
}

function ofNetwork({ resources }: StackModel): readonly string[] {
  return [...resources.values()].filter(({ type }) => NETWORK.test(type)).map(({ logicalId }) => logicalId);
}
