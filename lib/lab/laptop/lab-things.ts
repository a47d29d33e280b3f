import { inventedReferences } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { nameOf } from './template-names';

/** Something that one can do something to. */
export interface Thing {
  readonly name: string;
  readonly logicalId: string;
  readonly arn: string;
}

/** What policies speak of, by ARN. Only a deployment knows its ids and the account; these are made up after the template's names. */
export function thingsOf(stack: StackModel): readonly Thing[] {
  const references = inventedReferences(stack);
  const { accountId, region } = references;
  const ec2 = (kind: string, id: unknown) => `arn:aws:ec2:${region}:${accountId}:${kind}/${id}`;
  return [...stack.resources.values()].flatMap(({ logicalId, type }): Thing[] => {
    const name = nameOf(logicalId);
    const arn = () => String(references.attribute(logicalId, 'Arn'));
    switch (type) {
      case 'AWS::EC2::Instance':
        return [{ name, logicalId, arn: ec2('instance', references.ref(logicalId)) }];
      case 'AWS::EC2::SecurityGroup':
        return [{ name, logicalId, arn: ec2('security-group', references.attribute(logicalId, 'GroupId')) }];
      case 'AWS::EC2::KeyPair': {
        // EC2 leaves the private half in Systems Manager, under the id of the pair.
        const parameter = `parameter/ec2/keypair/${references.attribute(logicalId, 'KeyPairId')}`;
        return [{ name: `${name}/private`, logicalId, arn: `arn:aws:ssm:${region}:${accountId}:${parameter}` }];
      }
      case 'AWS::S3::Bucket':
        return [
          { name, logicalId, arn: arn() },
          { name: `${name}/any`, logicalId, arn: `${arn()}/any` },
        ];
      case 'AWS::IAM::Role':
      case 'AWS::SNS::Topic':
        return [{ name, logicalId, arn: arn() }];
      case 'AWS::IAM::User': {
        const { UserName = references.ref(logicalId) } = stack.resources.get(logicalId)!.properties;
        return [{ name, logicalId, arn: `arn:aws:iam::${accountId}:user/${UserName}` }];
      }
      default:
        return [];
    }
  });
}
