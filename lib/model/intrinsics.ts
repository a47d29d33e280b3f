import { NAME_PROPERTIES } from './name-properties';
import type { Resource, StackModel } from './template';

/** What stands behind a reference: the reader of a model decides, since only a deployment knows. */
export interface References {
  /** Value of `Ref`, for a resource or a parameter. */
  readonly ref: (logicalId: string) => unknown;
  /** Value of `Fn::GetAtt`. */
  readonly attribute: (logicalId: string, attribute: string) => unknown;
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  /** What makes the id of the stack its own. @default - zeros */
  readonly stackUuid?: string;
}

/** An expression that the model cannot evaluate. It is never passed over: a proof that skips what it cannot read proves nothing. */
export class UnresolvedIntrinsicError extends Error {
  constructor(readonly expression: unknown) {
    super(`Cannot evaluate the intrinsic function ${JSON.stringify(expression)}`);
    this.name = 'UnresolvedIntrinsicError';
  }
}

/**
 * Replaces every intrinsic function in a value by what it stands for.
 *
 * @throws UnresolvedIntrinsicError for a function this does not know, or a reference the reader answers with undefined
 */
export function resolveIntrinsics(value: unknown, references: References): unknown {
  const resolve = (inner: unknown): unknown => resolveIntrinsics(inner, references);
  if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== NO_VALUE);
  if (value === null || typeof value !== 'object') return value;

  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined || !isIntrinsic(name)) {
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, resolve(inner)] as const).filter(([, inner]) => inner !== NO_VALUE),
    );
  }
  const result = evaluated(name, argument, resolve, references);
  if (result === undefined) throw new UnresolvedIntrinsicError(value);
  return result;
}

/** Undefined for an argument of another form than the function takes. */
function evaluated(...expression: Parameters<typeof evaluate>): unknown {
  try {
    return evaluate(...expression);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The value of `AWS::NoValue`: whatever holds it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

/** What the model can evaluate, and the cutting of a range that AWS gives. Any other function says something only at a deployment. */
const EVALUATED = ['Base64', 'Cidr', 'GetAZs', 'GetAtt', 'GetStackOutput', 'Join', 'Select', 'Split', 'Sub'].map(
  (name) => `Fn::${name}`,
);

/** Names of functions in a value, however deep, that `resolveIntrinsics` does not know. */
export function unknownFunctionsIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.startsWith('Fn::') && !EVALUATED.includes(key) ? [key] : []),
    ...unknownFunctionsIn(inner),
  ]);
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function evaluate(
  name: string,
  argument: unknown,
  resolve: (value: unknown) => unknown,
  references: References,
): unknown {
  switch (name) {
    case 'Ref':
      return pseudoParameter(argument as string, references) ?? references.ref(argument as string);
    case 'Fn::GetAtt': {
      const [logicalId, ...attribute] = Array.isArray(argument)
        ? (argument as string[])
        : (argument as string).split('.');
      return references.attribute(logicalId!, attribute.join('.'));
    }
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown];
      return (resolve(parts) as unknown[]).join(separator);
    }
    case 'Fn::Sub':
      return substitute(argument, resolve);
    case 'Fn::Select': {
      const [index, list] = argument as [number | string, unknown];
      return (resolve(list) as unknown[])[Number(index)];
    }
    case 'Fn::Split': {
      const [separator, text] = argument as [string, unknown];
      return String(resolve(text)).split(separator);
    }
    case 'Fn::GetAZs':
      return ['a', 'b', 'c'].map((zone) => `${String(resolve(argument)) || references.region}${zone}`);
    // Another stack of the app made it. What it is stands in that stack's template; here it is a name for it.
    case 'Fn::GetStackOutput': {
      const { OutputName, StackName, Region } = argument as Readonly<Record<string, unknown>>;
      return `output ${String(OutputName)} of ${String(StackName)} in ${String(Region ?? references.region)}`;
    }
    case 'Fn::Base64':
      return Buffer.from(String(resolve(argument))).toString('base64');
    default:
      return undefined;
  }
}

function substitute(argument: unknown, resolve: (value: unknown) => unknown): string {
  const [text, variables] = Array.isArray(argument)
    ? (argument as [string, Record<string, unknown>])
    : [argument as string, {}];
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return String(resolve(variables[name]));
    return String(resolve(name.includes('.') ? { 'Fn::GetAtt': name.split('.') } : { Ref: name }));
  });
}

function pseudoParameter(
  name: string,
  { accountId, region, stackName, stackUuid = '00000000-0000-0000-0000-000000000000' }: References,
): unknown {
  const values: Record<string, unknown> = {
    'AWS::AccountId': accountId,
    'AWS::Region': region,
    'AWS::Partition': 'aws',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/${stackUuid}`,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NoValue': NO_VALUE,
  };
  return values[name];
}

/**
 * References that name things after their logical ids: concrete, stable, and never real. What a template names itself has that name,
 * by which policies may speak of it as well.
 */
export function inventedReferences(stack: StackModel, accountId = '111122223333'): References {
  const { region, name: stackName } = stack;
  const nameOf = (logicalId: string) =>
    ownName(stack.resources.get(logicalId)) ?? `${stackName}-${logicalId}`.toLowerCase();
  return {
    accountId,
    region,
    stackName,
    ref: (logicalId) => {
      const name = nameOf(logicalId);
      const type = stack.resources.get(logicalId)?.type;
      if (type && REFERRED_TO_BY_ARN.has(type)) return inventedArn(type, name, accountId, region);
      return givenBy(stack.parameters[logicalId]) ?? (type && name);
    },
    attribute: (logicalId, attribute) => {
      const resource = stack.resources.get(logicalId);
      if (!resource) return undefined;
      const name = nameOf(logicalId);
      if (attribute === 'MasterUserSecret.SecretArn') {
        return inventedArn('AWS::SecretsManager::Secret', name, accountId, region);
      }
      return /arn$/i.test(attribute) ? inventedArn(resource.type, name, accountId, region) : `${name}.${attribute}`;
    },
  };
}

/** A parameter of a list is given as one text. */
function givenBy(parameter: StackModel['parameters'][string] | undefined): unknown {
  const { Type: type = '', Default: value } = parameter ?? {};
  const isList = /^(CommaDelimitedList|List<.+>)$/.test(type);
  return isList && typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;
}

/** The name that a template writes out, where the ARN is made of it and of nothing else that AWS adds. */
function ownName(resource: Resource | undefined): string | undefined {
  if (!resource || !NAMED_AS_WRITTEN.has(resource.type)) return undefined;
  const name = resource.properties[NAME_PROPERTIES[resource.type]!];
  return typeof name === 'string' ? name : undefined;
}

const NAMED_AS_WRITTEN = new Set([
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Group',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
]);

/** Types whose `Ref` is their ARN; of the others it is a name, an id or a URL. */
const REFERRED_TO_BY_ARN = new Set(['AWS::SNS::Topic', 'AWS::IAM::ManagedPolicy', 'AWS::SecretsManager::Secret']);

/** The ARN of a resource in the form its service uses; bucket ARNs carry neither account nor region. */
export function inventedArn(type: string, name: string, accountId: string, region: string): string {
  const forms: Record<string, string> = {
    'AWS::Bedrock::Guardrail': `arn:aws:bedrock:${region}:${accountId}:guardrail/${name}`,
    'AWS::S3::Bucket': `arn:aws:s3:::${name}`,
    'AWS::SQS::Queue': `arn:aws:sqs:${region}:${accountId}:${name}`,
    'AWS::SNS::Topic': `arn:aws:sns:${region}:${accountId}:${name}`,
    'AWS::DynamoDB::Table': `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
    'AWS::DynamoDB::GlobalTable': `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
    'AWS::KMS::Key': `arn:aws:kms:${region}:${accountId}:key/${name}`,
    'AWS::Lambda::Function': `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    'AWS::IAM::Role': `arn:aws:iam::${accountId}:role/${name}`,
    'AWS::IAM::Group': `arn:aws:iam::${accountId}:group/${name}`,
    'AWS::IAM::User': `arn:aws:iam::${accountId}:user/${name}`,
    'AWS::IAM::ManagedPolicy': `arn:aws:iam::${accountId}:policy/${name}`,
    'AWS::IAM::InstanceProfile': `arn:aws:iam::${accountId}:instance-profile/${name}`,
    'AWS::Logs::LogGroup': `arn:aws:logs:${region}:${accountId}:log-group:${name}:*`,
    'AWS::KinesisFirehose::DeliveryStream': `arn:aws:firehose:${region}:${accountId}:deliverystream/${name}`,
    'AWS::OpenSearchServerless::Collection': `arn:aws:aoss:${region}:${accountId}:collection/${name}`,
    'AWS::OpenSearchService::Domain': `arn:aws:es:${region}:${accountId}:domain/${name}`,
    'AWS::SecretsManager::Secret': `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}`,
  };
  return forms[type] ?? `arn:aws:${type.split('::')[1]!.toLowerCase()}:${region}:${accountId}:${name}`;
}
