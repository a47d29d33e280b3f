import { NAME_PROPERTIES } from '../../../model/name-properties';

/** What a property says of a change. */
export type Kind =
  /** What something is called, or what is written on it for people. */
  | 'text'
  /** Which program runs, by the hash of its sources. */
  | 'code'
  /** Everything else. */
  | 'meaning';

const TEXT =
  /^(Tags|TagList|\w*Tags|TagSpecifications|Description|\w+Description|Comment|PolicyName|DashboardBody|DisplayName)$/;

/** Where a program stands, or the key of its asset. */
const ASSET =
  /^(FunctionCode|ZipFile|S3Key|S3ObjectVersion|ImageUri|SourceObjectKeys|SourceMarkers|SourceHash|CodeSha256)$/;

/** The hash of what was packed, wherever it stands: in the name of an archive, in a text that downloads it, behind the id of a version. */
const HASH = /\b[0-9a-f]{64}\b|(?<=[0-9A-F]{8})[0-9a-f]{32}[0-9A-F]{0,8}(?![0-9a-f])/g;

/** Types that stand for what was published on a day: another of them is the same thing with other content. */
const PUBLISHED: Readonly<Record<string, Kind>> = {
  'AWS::ApiGateway::Deployment': 'code',
  'AWS::Bedrock::GuardrailVersion': 'code',
  'AWS::CDK::Metadata': 'text',
  'AWS::CloudFormation::WaitCondition': 'code',
  'AWS::CloudFormation::WaitConditionHandle': 'code',
  'AWS::Lambda::Version': 'code',
};

/** @returns the kind of every change of such a resource, or undefined where the property decides */
export function publishedAs(type: string): Kind | undefined {
  return PUBLISHED[type];
}

/**
 * @param path - keys from the properties inwards, without indexes
 * @param withName - whether a name that the operator chose counts as a text, as it does for who is who
 */
export function kindOf(type: string, path: readonly string[], withName = false): Kind {
  if (path.some((key) => TEXT.test(key))) return 'text';
  if (path.some((key) => ASSET.test(key))) return 'code';
  const names = (Object.hasOwn(NAME_PROPERTIES, type) ? NAME_PROPERTIES[type]! : undefined)?.split(' ') ?? [];
  return withName && names.includes(path.join('.')) ? 'text' : 'meaning';
}

/** A value with every hash of a program taken out. */
export function withoutHashes(text: string): string {
  return text.replace(HASH, '<code>');
}
