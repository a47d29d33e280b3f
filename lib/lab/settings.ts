import * as z from 'zod';
import { addressRange, canonicalRange, isSingleAddress } from '../config/address-range';
import type { PatternSettings } from '../config/pattern-settings';

/** Instance types a credit-based free-plan account may launch, and their CPU architecture. */
export const FREE_PLAN_INSTANCE_TYPES = {
  't3.micro': 'x86_64',
  't3.small': 'x86_64',
  't4g.micro': 'arm64',
  't4g.small': 'arm64',
} as const;

const instanceType = z
  .string()
  .regex(/^[a-z]+\d+[a-z0-9-]*\.[a-z0-9-]+$/, 'is not an EC2 instance type; for example t3.micro');

const iamName = z
  .string()
  .regex(
    /^[\w+=,.@-]{1,64}$/,
    'is not an IAM name: 1 to 64 letters, digits or any of + = , . @ _ -; for example minji',
  );

const managedPolicyName = z
  .string()
  .regex(/^[\w+=,.@/-]{1,128}$/, 'is not the name of an AWS managed policy; for example AmazonVPCFullAccess');

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day; write HH:MM, for example 22:00');

const timeZone = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
    'is not an IANA time zone; for example Asia/Seoul or Australia/Sydney',
  );

/** IAM takes 6,144 characters a policy; so many IPv6 ranges fit beside the other rules. */
const MOST_ALLOWED_CIDRS = 40;

/** CloudFormation takes 200 outputs a stack, and every user has two. */
const MOST_USERS = 50;

const labSchema = z.strictObject({
  os: z.enum(['ubuntu-24.04', 'windows-2022']).default('ubuntu-24.04').describe('Operating system of the instance'),
  instanceType: instanceType
    .default('t3.micro')
    .describe('Instance type; the free-plan types unless allowAnyInstanceType'),
  allowAnyInstanceType: z.boolean().default(false).describe('Allow an instance type outside the free plan'),
  image: z
    .enum(['pinned', 'current'])
    .default('pinned')
    .describe(
      'pinned: an immutable image serial; current: the newest image, which replaces the instance at a later deploy',
    ),
  adminCidr: addressRange
    .optional()
    .describe('The one address that may use SSH or RDP, as /32 or /128; without it there is no such rule'),
  allowWideCidr: z.boolean().default(false).describe('Allow adminCidr to be wider than one address (never 0.0.0.0/0)'),
  elasticIp: z.boolean().default(true).describe('Keep the same public address over stop and start'),
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
  users: z.array(iamName).max(MOST_USERS).default([]).describe('IAM users to create in the group, without a password'),
  groups: z
    .array(z.strictObject({ name: iamName, managedPolicies: z.array(managedPolicyName).min(1).max(8) }))
    .default([])
    .describe('Further groups by task, under the same MFA and address rules'),
  nightlyStop: z.boolean().optional().describe('Stop the instance every night; on in classroom, off in production'),
  stopTime: timeOfDay.default('22:00').describe('Local time of the nightly stop'),
  stopTimeZone: timeZone.default('Asia/Seoul').describe('IANA time zone of stopTime'),
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
          : [`"${adminCidr}" is more than one address; give a /32 (or /128), or set lab.allowWideCidr to true`],
    },
    {
      key: 'instanceType',
      problems: ({ instanceType, allowAnyInstanceType }) =>
        instanceType in FREE_PLAN_INSTANCE_TYPES || allowAnyInstanceType
          ? []
          : [
              `"${instanceType}" is outside the free plan; use one of ${Object.keys(FREE_PLAN_INSTANCE_TYPES).join(', ')}, or set lab.allowAnyInstanceType to true`,
            ],
    },
    {
      key: 'os',
      problems: ({ os, instanceType }) =>
        os === 'windows-2022' && isArm(instanceType)
          ? [`"${os}" has no image for the arm64 processor of ${instanceType}; use t3.micro or t3.small`]
          : [],
    },
    {
      key: 'monthlyBudgetUsd',
      problems: ({ monthlyBudgetUsd }, { alarmEmail }) =>
        monthlyBudgetUsd !== undefined && alarmEmail === undefined
          ? [`${monthlyBudgetUsd} needs somebody to tell; set alarmEmail, for example ops@example.com`]
          : [],
    },
    {
      key: 'users',
      problems: ({ users, groups }) =>
        namedTwice([...users, ...groups.map(({ name }) => name)]).map(
          (name) => `"${name}" is named twice; each user and group needs a name of its own`,
        ),
    },
  ],
  facts: {
    names: { 'AWS::IAM::User.UserName': 'People bear the names that the operator gave them' },
  },
};

/** Graviton families carry a g after the generation: t4g, m7g, c7gn. */
function isArm(instanceType: string): boolean {
  return /^[a-z]+\d+g/.test(instanceType);
}

/** IAM holds Minji and minji for the same name. */
function namedTwice(names: readonly string[]): string[] {
  const repeated = names.filter(
    (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== at,
  );
  return [...new Set(repeated)];
}
