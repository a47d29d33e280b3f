import type { Ask, CallName, Calls } from '../../../lib/tools/check-off/calls';

/** What AWS answers to a call: pages, or whatever it throws. */
type Answer<Name extends CallName> =
  | readonly Omit<Calls[Name][1], '$metadata'>[]
  | ((input: Calls[Name][0], region: string) => readonly Omit<Calls[Name][1], '$metadata'>[]);
export type Answers = { readonly [Name in CallName]?: Answer<Name> };

export const ACCOUNT = '111122223333';

/** Regions as AWS tells of them: two that are on from the beginning, one that somebody enabled, and one that nobody did. */
const REGIONS: Answers['ec2:DescribeRegions'] = [
  {
    Regions: [
      { RegionName: 'ap-southeast-2', OptInStatus: 'opt-in-not-required' },
      { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
      { RegionName: 'ap-northeast-2', OptInStatus: 'opt-in-not-required' },
      { RegionName: 'ap-southeast-4', OptInStatus: 'opted-in' },
      { RegionName: 'ap-east-1', OptInStatus: 'not-opted-in' },
    ],
  },
];

const ALWAYS: Answers = {
  'sts:GetCallerIdentity': [
    { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/minji`, UserId: 'AIDACKCEVSQ6C2EXAMPLE' },
  ],
  'iam:ListAccountAliases': [{ AccountAliases: ['minji-course'] }],
  'ec2:DescribeRegions': REGIONS,
};

/** Throws as the SDK does. */
export function refuse(name: string, message: string, more: object = {}): () => never {
  return () => {
    throw Object.assign(new Error(message), { name, ...more });
  };
}

/** An account that answers as it was recorded. What was not recorded is empty, as in an account where nothing stands. */
export function recordedAccount(answers: Answers): { readonly ask: Ask; readonly asked: [CallName, string][] } {
  const asked: [CallName, string][] = [];
  return {
    asked,
    ask: async function* pages(call, input, region = 'us-east-1') {
      asked.push([call, region]);
      const answer = { ...ALWAYS, ...answers }[call] as Answer<typeof call> | undefined;
      const found = typeof answer === 'function' ? answer(input, region) : (answer ?? [{}]);
      for (const page of found) yield page as never;
    },
  };
}

/** The same in one region, and nothing in the others. */
export function onlyIn<Page>(
  home: string,
  pages: readonly Page[],
): (input: unknown, region: string) => readonly Page[] {
  return (_, region) => (region === home ? pages : []);
}
