import { policy } from '../ask';

/** What the command says: yes or no, or that it cannot be told or was not asked well. */
export type Verdict = 'yes' | 'no' | 'open';

/** What somebody reported that a tool got wrong about access, the template in question, and questions with their right answers. */
export type PublicReport = readonly [
  /** `repository#number: what it is about`. */
  title: string,
  resources: Readonly<Record<string, object>>,
  questions: readonly (readonly [Verdict, string])[],
];

export const ADMIN = { Effect: 'Allow', Action: '*', Resource: '*' };
export const FILES = { 'Fn::GetAtt': ['Files', 'Arn'] };
export const OBJECTS = { 'Fn::Sub': '${Files.Arn}/*' };

/** A bucket without a public access block, with a policy. */
export function bucket(...statements: readonly object[]) {
  return {
    Files: { Type: 'AWS::S3::Bucket' },
    FilesPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: policy(...statements) },
    },
  };
}
