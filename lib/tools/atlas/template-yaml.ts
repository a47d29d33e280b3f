import { Document, isScalar, type Node, YAMLMap, YAMLSeq } from 'yaml';

/** Functions that have a short form, `!Ref` beside `Ref:`. */
const SHORT = /^(Ref|Fn::(Base64|Cidr|FindInMap|GetAtt|GetAZs|If|ImportValue|Join|Select|Split|Sub))$/;

/** Words that YAML 1.1, which CloudFormation reads, takes for something else are quoted; no line is folded. */
const OPTIONS = { version: '1.1', aliasDuplicateObjects: false } as const;
const LAYOUT = { lineWidth: 0, indentSeq: true } as const;

/**
 * A part of a template as people write one: YAML, and functions in their short form. Where one function is the whole argument of
 * another, CloudFormation takes no two short forms, so the outer one is written out.
 */
export function templateYaml(part: unknown): string {
  const document = new Document(undefined, OPTIONS);
  document.contents = nodeOf(part, document) as typeof document.contents;
  return document.toString(LAYOUT);
}

function nodeOf(value: unknown, document: Document): Node {
  if (Array.isArray(value)) return listOf(value, document);
  if (typeof value !== 'object' || value === null) return document.createNode(value);
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && SHORT.test(only![0])) return callOf(only![0], only![1], document);
  const map = new YAMLMap();
  for (const [key, each] of entries) map.set(document.createNode(key), nodeOf(each, document));
  return map;
}

function listOf(values: readonly unknown[], document: Document): Node {
  const list = new YAMLSeq();
  for (const each of values) list.add(nodeOf(each, document));
  return list;
}

function callOf(name: string, given: unknown, document: Document): Node {
  const isPath = name === 'Fn::GetAtt' && Array.isArray(given) && given.every((part) => typeof part === 'string');
  const argument = nodeOf(isPath ? given.join('.') : given, document);
  if (argument.tag === undefined && (isScalar(argument) || argument instanceof YAMLSeq)) {
    argument.tag = `!${name.replace('Fn::', '')}`;
    return argument;
  }
  const map = new YAMLMap();
  map.set(document.createNode(name), argument);
  return map;
}
