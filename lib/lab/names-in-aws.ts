import { checkedText, type Fault } from '../config/fault';
import type { Sentence } from '../config/sentence';
import { nearest } from '../config/spelling';
import { instanceTypes, managedPolicies } from './pinned-names';

/** Instance types a credit-based free-plan account may launch, and their CPU architecture. */
export const FREE_PLAN_INSTANCE_TYPES = {
  't3.micro': 'x86_64',
  't3.small': 'x86_64',
  't4g.micro': 'arm64',
  't4g.small': 'arm64',
} as const;

/** An instance type that EC2 has. A misspelled one would be found out minutes into a deployment. */
export const instanceType = checkedText((type) => {
  if (Object.hasOwn(FREE_PLAN_INSTANCE_TYPES, type)) return undefined;
  const known = instanceTypes();
  if (known.includes(type)) return undefined;
  return {
    en: 'is not among the instance types of EC2 that run this server (lib/lab/instance-types.txt takes newer ones)',
    ko: '은(는) 이 서버를 실행할 수 있는 EC2 인스턴스 유형이 아닙니다. 새로 나온 유형은 lib/lab/instance-types.txt에 더하세요',
    examples: [nearest(type, [...Object.keys(FREE_PLAN_INSTANCE_TYPES), ...known]) ?? 't3.micro'],
  };
});

/** The name of a policy of AWS, with its path where it has one. */
export const managedPolicyName = checkedText((given) => {
  const known = managedPolicies();
  if (known.includes(given)) return undefined;
  const name = given.replace(/^arn:[\w-]+:iam::aws:policy\//, '');
  const last = (path: string) => path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const sameName = known.find((policy) => last(policy) === last(name));
  return {
    en: 'is not the name of an AWS managed policy (lib/lab/managed-policies.txt has them; your own cannot be named here)',
    ko: '은(는) AWS 관리형 정책의 이름이 아닙니다. 이름은 lib/lab/managed-policies.txt에 있으며, 직접 만든 정책은 쓸 수 없습니다',
    examples: [sameName ?? nearest(name, known) ?? 'AmazonVPCFullAccess'],
  };
});

/** The name of a user. */
export const userName = iamName('minji', { en: 'name a person', ko: '사람의 이름을 쓰세요' });
/** The name of a group. */
export const groupName = iamName('NetworkAdmin', { en: 'name a task', ko: '맡은 일의 이름을 쓰세요' });

function iamName(example: string, remedy: Sentence) {
  return checkedText((name) => faultOfName(name, example, remedy));
}

function faultOfName(name: string, example: string, remedy: Sentence): Fault | undefined {
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
    return {
      en: 'is not an IAM name: 1 to 64 letters of a to z, digits or any of + = , . @ _ -',
      ko: '은(는) IAM 이름이 아닙니다. 영문자, 숫자, + = , . @ _ - 를 1~64자로 쓰세요',
      examples: [/^arn:.*\/([\w+=.@-]{1,64})$/.exec(name)?.[1] ?? example],
    };
  }
  if (!/^root$/i.test(name)) return undefined;
  return {
    en: `is the owner of the account, whom IAM neither makes nor puts into a group; ${remedy.en}`,
    ko: `은(는) 계정의 소유자입니다. IAM으로 만들거나 그룹에 넣을 수 없습니다. ${remedy.ko}`,
    examples: [example],
  };
}

/** Graviton families carry a g after the generation: t4g, m7g, c7gn. The first was called a1. */
export function isArm(instanceType: string): boolean {
  return /^([a-z]+\d+g|a1\.)/.test(instanceType);
}
