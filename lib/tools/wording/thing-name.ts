import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { bareId } from '../../model/bare-id';
import { referencedId } from '../../model/references';
import type { StackModel } from '../../model/template';
import { managedName } from './managed-names';

/** A stack to name things of: with the paths of its constructs, where they are at hand. */
export type NamedStack = StackModel | Pick<AssembledStack, 'model' | 'origins'>;

export function modelOf(stack: NamedStack): StackModel {
  return 'model' in stack ? stack.model : stack;
}

/**
 * A resource as a person calls it: the path of its construct, for example `Queue/Jobs`, or its logical id without the hash that CDK
 * puts behind it.
 */
export function thingName(stack: NamedStack, logicalId: string): string {
  const path = 'origins' in stack ? stack.origins.get(logicalId)?.path : undefined;
  return path === undefined ? bareId(logicalId) : pathName(path);
}

/** Levels that CDK's own classes put below a construct, and that say nothing. */
const SILENT = ['Resource', 'Default'];

function pathName(path: string): string {
  const [, ...levels] = path.split('/');
  const names = levels
    .filter((level) => !SILENT.includes(level))
    .map((level) =>
      level
        .replace(/^Custom::/, '')
        .replace(/[0-9A-F]{8}/g, '')
        .replace(/-[0-9a-f]{6}$/, ''),
    );
  return names.filter((name, at) => name !== names[at - 1]).join('/') || path;
}

/** A reference in words: `Database port` for `Database.Endpoint.Port`. */
export function referenceName(
  stack: NamedStack,
  { logicalId, attribute = 'Ref' }: { readonly logicalId: string; readonly attribute?: string | undefined },
  language: Language,
): string {
  const name = thingName(stack, logicalId);
  if (ITSELF.test(attribute)) return name;
  const port = modelOf(stack).resources.get(logicalId)?.properties['Port'];
  if (/^Endpoint\.Port$/.test(attribute)) {
    const number = typeof port === 'string' || typeof port === 'number' ? ` ${port}` : '';
    return { en: `${name} port${number}`, ko: `${name} 포트${number}` }[language];
  }
  const [en, ko] = ATTRIBUTES[attribute] ?? [attribute, attribute];
  return { en: `${en} of ${name}`, ko: `${name}의 ${ko}` }[language];
}

/** Attributes that stand for the thing as a whole. */
const ITSELF = /^(Ref|.*Arn|.*Id|GroupId|Name|.*\.Arn|QueueName|TableName|TopicName)$/;

const ATTRIBUTES: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  DefaultSecurityGroup: ['the default security group', '기본 보안 그룹'],
  DomainName: ['the domain name', '도메인 이름'],
  'Endpoint.Address': ['the address', '주소'],
  PublicIp: ['the public address', '퍼블릭 IP'],
  QueueUrl: ['the URL', 'URL'],
  RegionalDomainName: ['the domain name', '도메인 이름'],
  Version: ['the version', '버전'],
};

/** A value of a template in words: whatever it refers to by name, `${...}` never. */
export function valueInWords(stack: NamedStack, value: unknown, language: Language): string {
  if (value === null || typeof value !== 'object') return managedName(String(value));
  if (Array.isArray(value)) return value.map((item) => valueInWords(stack, item, language)).join(', ');
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  const logicalId = referencedId(value);
  if (logicalId !== undefined) {
    if (logicalId.startsWith('AWS::')) return PSEUDO[logicalId]?.[language] ?? logicalId;
    const { parameters } = modelOf(stack);
    if (Object.hasOwn(parameters, logicalId)) return parameters[logicalId]?.Default ?? logicalId;
    const attribute = name === 'Ref' ? undefined : [argument].flat().join('.').split('.').slice(1).join('.');
    return referenceName(stack, { logicalId, attribute }, language);
  }
  if (name === 'Fn::Join' && Array.isArray(argument)) {
    const parts = argument[1];
    if (Array.isArray(parts)) return parts.map((part) => valueInWords(stack, part, language)).join(String(argument[0]));
  }
  if (name === 'Fn::Select' && Array.isArray(argument) && argument[1] !== null && typeof argument[1] === 'object') {
    const { 'Fn::Split': split, 'Fn::GetAZs': zones } = argument[1] as Readonly<Record<string, unknown>>;
    // A part of an id is as much as the id to a reader.
    if (Array.isArray(split)) return valueInWords(stack, split[1], language);
    if (zones !== undefined) {
      const number = Number(argument[0]) + 1;
      return { en: `zone ${number} of the region`, ko: `리전의 ${number}번 영역` }[language];
    }
  }
  if (name === 'Fn::Sub') {
    const [text, variables] = [argument].flat() as [string, Readonly<Record<string, unknown>>?];
    return String(text).replace(/\$\{!?([^}]+)\}/g, (_, key: string) => {
      if (variables && Object.hasOwn(variables, key)) return valueInWords(stack, variables[key], language);
      const [id = '', ...attribute] = key.split('.');
      return valueInWords(
        stack,
        attribute.length > 0 ? { 'Fn::GetAtt': [id, attribute.join('.')] } : { Ref: id },
        language,
      );
    });
  }
  return Object.entries(value)
    .map(([key, inner]) => `${key.replace(/^Fn::/, '')} ${valueInWords(stack, inner, language)}`)
    .join(', ');
}

const PSEUDO: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'AWS::AccountId': { en: 'this account', ko: '이 계정' },
  'AWS::Partition': { en: 'aws', ko: 'aws' },
  'AWS::Region': { en: 'this region', ko: '이 리전' },
  'AWS::StackId': { en: 'id of this stack', ko: '이 스택의 ID' },
  'AWS::StackName': { en: 'this stack', ko: '이 스택' },
  'AWS::URLSuffix': { en: 'amazonaws.com', ko: 'amazonaws.com' },
};
