import fc from 'fast-check';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { uploadSettings } from '../../lib/upload/settings';

type UploadSection = InputOf<typeof uploadSettings>;

/** Any section `upload` the app accepts in both modes: servers check no signatures, and production lets not everybody in. */
export const randomUpload: fc.Arbitrary<UploadSection> = fc
  .record(
    {
      signIn: fc.constantFrom('iam' as const, 'cognito' as const),
      accept: fc.constantFrom('images' as const, 'all' as const),
      maxImageMiB: fc.integer({ min: 1, max: 50 }),
      maxFileMiB: fc.integer({ min: 1, max: 1024 }),
      transform: fc.constantFrom('edge' as const, 'regional' as const),
      issuer: fc.constantFrom('lambda' as const, 'ec2' as const),
      architecture: fc.constantFrom('arm64' as const, 'x86_64' as const),
    },
    { requiredKeys: [] },
  )
  .filter(({ signIn, issuer }) => signIn !== 'iam' || issuer !== 'ec2');
