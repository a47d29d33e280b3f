import * as z from 'zod';
import type { PatternSettings } from '../config/pattern-settings';
import { CLOUDFRONT_PREFIX_LISTS } from '../model/cloudfront-prefix-lists';
import type { SignIn } from './domain/sign-in';
import { API_LIMITS, CHECK_LIMITS } from './domain/time-limits';
import { uploadVariants } from './variants';

const uploadSchema = z.strictObject({
  signIn: z
    .enum(['none', 'iam', 'cognito'])
    .optional()
    .describe(
      'Who may upload: none is everybody who has the address; iam is services, which sign what they ask; cognito is people, who sign in. none in classroom, cognito in production. Another one is another owner of every file, and none keeps a file for a day only, also those that came before',
    ),
  accept: z
    .enum(['images', 'all'])
    .default('all')
    .describe('Images alone, or PDF, ZIP, text and video as well, which browsers only ever save'),
  maxImageMiB: z.number().int().min(1).max(50).default(20).describe('Largest image that is taken, in MiB'),
  maxFileMiB: z
    .number()
    .int()
    .min(1)
    .max(1024)
    .default(100)
    .describe('Largest file of another kind that is taken, in MiB'),
  transform: z
    .enum(['edge', 'regional'])
    .default('edge')
    .describe(
      'Where images are resized: at the edge, by Lambda@Edge from a second stack in us-east-1, which needs its own bootstrap; or in the region, by a function that keeps what it made. Away from edge, the second stack stays behind, and costs nothing: some hours later destroy UploadEdge --exclusively, with upload.transform=edge',
    ),
  issuer: z
    .enum(['lambda', 'ec2'])
    .default('lambda')
    .describe(
      'Who answers the API: functions, or the same code on instances that only CloudFront reaches, which bill while they wait. Away from ec2, a load balancer with deletionProtection stays behind and bills: deploy false before',
    ),
  architecture: z
    .enum(['arm64', 'x86_64'])
    .default('arm64')
    .describe('CPU architecture of functions and servers in the region; at the edge there is x86_64 alone'),
});

export type UploadSettings = Omit<z.output<typeof uploadSchema>, 'signIn'> & { readonly signIn: SignIn };

/** The `upload` pattern: files go straight to S3, nothing unchecked is served, images come in the size that is asked for. */
export const uploadSettings: PatternSettings<'upload', typeof uploadSchema, UploadSettings> = {
  name: 'upload',
  schema: uploadSchema,
  complete: (chosen, { mode }) => ({
    ...chosen,
    signIn: chosen.signIn ?? (mode === 'production' ? 'cognito' : 'none'),
  }),
  relations: [
    {
      key: 'signIn',
      problems: ({ signIn }, { mode }) =>
        mode === 'production' && signIn === 'none'
          ? [
              {
                en: '"none" lets everybody on the internet put files into your account, and mode=production promises more: -c upload.signIn=cognito',
                ko: '"none"이면 인터넷의 누구나 이 계정에 파일을 올릴 수 있습니다. mode=production에서는 쓸 수 없습니다: -c upload.signIn=cognito',
              },
            ]
          : [],
    },
    {
      key: 'issuer',
      problems: ({ signIn, issuer }) =>
        signIn === 'iam' && issuer === 'ec2'
          ? [
              {
                en: '"ec2" cannot check what services sign, which API Gateway does: -c upload.issuer=lambda',
                ko: '"ec2"는 서비스의 서명을 확인하지 못합니다. 서명은 API Gateway가 확인합니다: -c upload.issuer=lambda',
              },
            ]
          : [],
    },
  ],
  facts: {
    answerSeconds: API_LIMITS.answerSeconds,
    messageSeconds: CHECK_LIMITS.checkSeconds,
    unknownMessages:
      'What came without a record, or after it went, is thrown away: nothing is done that could be done twice',
    signIn: { variable: 'SIGN_IN', routes: { none: 'NONE', iam: 'AWS_IAM', cognito: 'JWT' } },
    open: {
      ...Object.fromEntries(
        ['POST /uploads', 'GET /uploads', 'GET /uploads/{uploadId}', 'DELETE /uploads/{uploadId}'].map((route) => [
          `${route}: everybody`,
          'Where nobody signs in, everybody may upload, which no service in production allows; each sees their own files',
        ]),
      ),
      '/uploads* -> Api as anybody: everybody': 'The API itself asks who calls, where anybody is asked',
      '/uploads* -> ApiBalancer through ApiOrigin: everybody':
        'The servers themselves ask who calls, where anybody is asked',
      '* -> PageBucket through Access: everybody': 'The page is the same for everybody, and holds nothing of anybody',
      '/images/* -> FilesBucket through Access: everybody':
        'An image is for whoever has its address, which nobody guesses',
      '/images/* -> VariantsBucket through Access or ImagesHandlerFunctionFunctionUrl through ImagesAccess: everybody':
        'An image is for whoever has its address, which nobody guesses',
      '/files/* -> FilesBucket through Access: everybody':
        'A file is for whoever has its address, which nobody guesses',
    },
    outside: {
      'Roles: output PublishOutputRefTransformRole of another stack':
        'The function at the edge is made before the bucket whose originals it reads, in the stack of us-east-1',
      'RedriveAllowPolicy.sourceQueueArns: arn:aws:sqs:<region>:<account>:arrivals-<stack>':
        'The dead-letter queue is made before the queue it serves, and so knows it by its name',
      ...Object.fromEntries(
        Object.values(CLOUDFRONT_PREFIX_LISTS).map((id) => [
          `SourcePrefixListId: ${id}`,
          'CloudFront’s own addresses, a list that AWS keeps in every region under another id',
        ]),
      ),
    },
  },
  variants: uploadVariants,
};
