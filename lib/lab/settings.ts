import * as z from 'zod';
import { addressRange, canonicalRange, isSingleAddress, LOOK_UP_YOURS } from '../config/address-range';
import type { PatternSettings } from '../config/pattern-settings';
import { FREE_PLAN_INSTANCE_TYPES, groupName, instanceType, isArm, managedPolicyName, userName } from './names-in-aws';
import { timeOfDay, timeZone } from './time-and-zone';
import { labVariants } from './variants';

/** IAM takes 6,144 characters a policy; so many IPv6 ranges fit beside the other rules. */
const MOST_ALLOWED_CIDRS = 40;

/** CloudFormation takes 200 outputs a stack, and every user has two. */
const MOST_USERS = 50;

const DEFAULT_STOP = { time: '22:00', zone: 'Asia/Seoul' } as const;

const labSchema = z.strictObject({
  os: z
    .enum(['ubuntu-24.04', 'windows-2022'])
    .default('ubuntu-24.04')
    .describe('Operating system of the instance; another one replaces the server'),
  instanceType: instanceType
    .default('t3.micro')
    .describe('Instance type; the free-plan types unless allowAnyInstanceType. Another processor replaces the server'),
  allowAnyInstanceType: z.boolean().default(false).describe('Allow an instance type outside the free plan'),
  image: z
    .enum(['pinned', 'current'])
    .default('pinned')
    .describe(
      'pinned: an immutable image serial; current: the newest image on the day the server is made, and Windows always; no later deploy replaces the server for a newer one, the other choice does',
    ),
  adminCidr: addressRange
    .optional()
    .describe('The one address that may use SSH or RDP, as /32 or /128; without it there is no such rule'),
  allowWideCidr: z.boolean().default(false).describe('Allow adminCidr to be wider than one address (never 0.0.0.0/0)'),
  elasticIp: z
    .boolean()
    .default(true)
    .describe('Keep the same public address over stop and start; the other choice replaces the server'),
  instanceConnect: z.boolean().default(true).describe('Allow EC2 Instance Connect from the browser'),
  access: z
    .enum(['full', 'operate'])
    .default('full')
    .describe(
      'full: AmazonEC2FullAccess with guardrail denies; operate: start, stop, reboot and connect to this instance',
    ),
  allowedCidrs: z
    .array(addressRange)
    .max(MOST_ALLOWED_CIDRS)
    .default([])
    .describe('Addresses the IAM group may call AWS from; empty means any'),
  users: z.array(userName).max(MOST_USERS).default([]).describe('IAM users to create in the group, without a password'),
  groups: z
    .array(z.strictObject({ name: groupName, managedPolicies: z.array(managedPolicyName).min(1).max(8) }))
    .default([])
    .describe('Further groups by task, under the same MFA and address rules'),
  nightlyStop: z.boolean().optional().describe('Stop the instance every night; on in classroom, off in production'),
  stopTime: timeOfDay.default(DEFAULT_STOP.time).describe('Local time of the nightly stop'),
  stopTimeZone: timeZone.default(DEFAULT_STOP.zone).describe('IANA time zone of stopTime'),
  monthlyBudgetUsd: z
    .number()
    .positive()
    .max(100_000)
    .optional()
    .describe('Monthly AWS budget in USD; needs alarmEmail'),
});

export type LabSettings = Omit<z.output<typeof labSchema>, 'nightlyStop'> & { readonly nightlyStop: boolean };

/** The `lab` pattern: one server, one group, one key. */
export const labSettings: PatternSettings<'lab', typeof labSchema, LabSettings> = {
  name: 'lab',
  schema: labSchema,
  complete: (chosen, { mode }) => ({
    ...chosen,
    adminCidr: chosen.adminCidr && canonicalRange(chosen.adminCidr),
    allowedCidrs: chosen.allowedCidrs.map(canonicalRange),
    nightlyStop: chosen.nightlyStop ?? mode === 'classroom',
  }),
  relations: [
    {
      key: 'adminCidr',
      problems: ({ adminCidr, allowWideCidr }) =>
        adminCidr === undefined || allowWideCidr || isSingleAddress(adminCidr)
          ? []
          : [
              {
                en: `"${adminCidr}" is more than one address; give /32 (IPv6: /128), or allow it: -c lab.allowWideCidr=true`,
                ko: `"${adminCidr}"은(는) 주소가 여러 개입니다. /32(IPv6는 /128)로 쓰거나, 넓은 범위를 허용하세요: -c lab.allowWideCidr=true`,
              },
            ],
    },
    {
      key: 'instanceType',
      problems: ({ instanceType, allowAnyInstanceType }) =>
        instanceType in FREE_PLAN_INSTANCE_TYPES || allowAnyInstanceType
          ? []
          : [
              {
                en: `"${instanceType}" is outside the free plan; use one of ${FREE_PLAN}, or allow it: -c lab.allowAnyInstanceType=true`,
                ko: `"${instanceType}"은(는) 무료 플랜에 없는 유형입니다. ${FREE_PLAN} 중에서 고르거나, 다른 유형을 허용하세요: -c lab.allowAnyInstanceType=true`,
              },
            ],
    },
    {
      key: 'os',
      problems: ({ os, instanceType }) =>
        os === 'windows-2022' && isArm(instanceType)
          ? [
              {
                en: `"${os}" has no image for the arm64 processor of ${instanceType}; take another: -c lab.instanceType=t3.micro`,
                ko: `"${os}"에는 ${instanceType}의 arm64 프로세서용 이미지가 없습니다. 다른 유형을 쓰세요: -c lab.instanceType=t3.micro`,
              },
            ]
          : [],
    },
    {
      key: 'monthlyBudgetUsd',
      problems: ({ monthlyBudgetUsd }, { alarmEmail }) =>
        monthlyBudgetUsd !== undefined && alarmEmail === undefined
          ? [
              {
                en: `${monthlyBudgetUsd} needs somebody to tell: -c alarmEmail=ops@example.com`,
                ko: `${monthlyBudgetUsd}을(를) 넘었을 때 알릴 사람이 있어야 합니다: -c alarmEmail=ops@example.com`,
              },
            ]
          : [],
    },
    {
      key: 'users',
      problems: ({ users, groups }) =>
        namedTwice([...users, ...groups.map(({ name }) => name)]).map((name) => ({
          en: `"${name}" is named twice; each user and group needs a name of its own, capitals or not`,
          ko: `"${name}"이(가) 두 번 나옵니다. 사용자와 그룹의 이름은 대소문자를 구분하지 않고 서로 달라야 합니다`,
        })),
    },
  ],
  warnings: [
    {
      key: 'adminCidr',
      problems: ({ adminCidr, instanceConnect, os }) => {
        if (adminCidr !== undefined || (instanceConnect && os !== 'windows-2022')) return [];
        const port = os === 'windows-2022' ? 'RDP' : 'SSH';
        return [
          {
            en: `nobody can connect by ${port}, because no address is given; ${LOOK_UP_YOURS.en}`,
            ko: `주소를 적지 않아 아무도 ${port}로 접속할 수 없습니다. ${LOOK_UP_YOURS.ko}`,
          },
        ];
      },
    },
    {
      key: 'stopTime',
      problems: ({ nightlyStop, stopTime, stopTimeZone }) =>
        !nightlyStop && (stopTime !== DEFAULT_STOP.time || stopTimeZone !== DEFAULT_STOP.zone)
          ? [
              {
                en: `${stopTime} ${stopTimeZone} has no effect, because nothing stops the server at night: -c lab.nightlyStop=true`,
                ko: `밤에 서버를 중지하지 않으므로 ${stopTime} ${stopTimeZone}은(는) 아무 효과가 없습니다. 중지하려면: -c lab.nightlyStop=true`,
              },
            ]
          : [],
    },
  ],
  facts: {
    names: { 'AWS::IAM::User.UserName': 'People bear the names that the operator gave them' },
  },
  variants: labVariants,
};

const FREE_PLAN = Object.keys(FREE_PLAN_INSTANCE_TYPES).join(', ');

/** IAM holds Minji and minji for the same name. */
function namedTwice(names: readonly string[]): string[] {
  const repeated = names.filter(
    (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== at,
  );
  return [...new Set(repeated)];
}
