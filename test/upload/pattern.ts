import fc from 'fast-check';
import type { CommonInput } from '../../lib/config/common-settings';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { UploadSettings, uploadSettings } from '../../lib/upload/settings';
import { uploadStack } from '../../stacks/upload/stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { uploadAccess } from './access';
import { uploadMistakes } from './mistakes';
import { uploadMutants } from './mutants';
import { randomUpload } from './random-upload';
import { uploadReplacements } from './replacements';
import { uploadTables } from './tables';

/** What an adopter may write for upload. */
export type UploadConfig = CommonInput & { readonly upload?: InputOf<typeof uploadSettings> };

/** The `upload` pattern as tests and proofs see it. */
export const uploadPattern: PatternUnderTest<UploadConfig, UploadSettings> = {
  stack: uploadStack,
  shapes: {
    // Who signs in is what the mode says: everybody in a classroom, people in production.
    edge: {},
    'regional servers': { upload: { transform: 'regional', issuer: 'ec2' } },
    'regional services': { upload: { transform: 'regional', signIn: 'iam' } },
    'images of people, x86_64': { upload: { signIn: 'cognito', accept: 'images', architecture: 'x86_64' } },
    'servers of people, protected, in named zones': {
      deletionProtection: true,
      availabilityZones: ['ap-southeast-2a', 'ap-southeast-2c'],
      upload: { signIn: 'cognito', issuer: 'ec2' },
    },
    'alarms by mail': { alarmEmail: 'ops@example.com' },
  },
  telling: ['classroom edge', 'production regional servers', 'classroom regional services'],
  randomConfig: fc.record(
    { alarmEmail: fc.constantFrom('ops@example.com', 'a.b+c@sub.example.co.kr'), upload: randomUpload },
    { requiredKeys: ['upload'] },
  ),
  replacements: uploadReplacements,
  tables: uploadTables,
  access: uploadAccess,
  mutants: uploadMutants,
  mistakes: uploadMistakes,
  wrongValues: {
    signIn: ['saml'],
    accept: ['none'],
    maxImageMiB: ['0', '51', '1.5', ''],
    maxFileMiB: ['0', '1025', 'two'],
    transform: ['browser'],
    issuer: ['fargate'],
    architecture: ['arm'],
  },
  benchmarks: {
    transform: (rounds) => (require('./bench/transform') as typeof import('./bench/transform')).transformSpeed(rounds),
    refusals: (rounds) => (require('./bench/refusals') as typeof import('./bench/refusals')).refusals(rounds),
  },
};
