import * as z from 'zod';
import { asyncSchema } from './async-schema';
import { labSchema } from './lab-schema';
import { REGIONS } from './regions';

/** Patterns this app can deploy, in the order of the lessons. */
export const PATTERNS = ['lab', 'async'] as const;
export type PatternName = (typeof PATTERNS)[number];

/** Everything an operator may choose. Each default and each message has its one home here or in a pattern's schema. */
export const configSchema = z.strictObject({
  mode: z
    .enum(['classroom', 'production'])
    .default('classroom')
    .describe('classroom: one cdk destroy leaves nothing; production: data is kept, tiers are doubled'),
  region: z.enum(REGIONS).default('ap-southeast-2').describe('AWS region of every stack'),
  owner: z
    .string()
    .regex(
      /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u,
      'is not a tag value: 1 to 256 letters, digits, spaces or any of _ . : / = + - @',
    )
    .default('unassigned')
    .describe('Value of the owner tag on every resource'),
  alarmEmail: z
    .email('is not an e-mail address; for example ops@example.com')
    .optional()
    .describe('Where alarms are mailed; without it they reach the SNS topic only'),
  lab: labSchema.prefault({}),
  async: asyncSchema.prefault({}),
});

/** What an adopter writes: every key optional. */
export type ConfigInput = z.input<typeof configSchema>;
