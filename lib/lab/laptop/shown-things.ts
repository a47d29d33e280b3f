import type { StackModel } from '../../model/template';
import { type Thing, thingsOf } from '../../tools/access/things';

/** What the page offers to ask about: what the lesson speaks of, out of all that has an ARN. */
const TYPES = [
  'AWS::EC2::Instance',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::KeyPair',
  'AWS::S3::Bucket',
  'AWS::IAM::Role',
  'AWS::SNS::Topic',
  'AWS::IAM::User',
];

export function shownThings(stack: StackModel): readonly Thing[] {
  return thingsOf(stack).filter(({ logicalId }) => TYPES.includes(stack.resources.get(logicalId)!.type));
}
