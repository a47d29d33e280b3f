import { alarmSentences } from './alarm-text';
import { flatText, type Naming, piecesOf } from './flat-text';
import { logicalNames } from './logical-names';
import { isStatement, statementClauses } from './statement-text';

const WIDTH = 140;
/** A policy is read statement by statement: a line may be longer for that. */
const STATEMENT_WIDTH = 180;
/** What is not longer shares a line with its like. */
const SHORT = 44;
/** A shorter JSON text is as easily read as it is written. */
const SHORT_JSON = 40;

type Json = Record<string, unknown>;

/** The text of a template by its parts: `Id: Type` of a resource, `Section Id` of anything else, and the lines below. */
export type TemplateText = ReadonlyMap<string, readonly string[]>;

/**
 * A template as a person reviews it: resources by name, short values together on a line, intrinsics as `<Id.Attribute>`, a policy as
 * one line a statement, an alarm as a sentence, scripts as they run. Left out is only what tells a reviewer nothing: hashes of ids and
 * of assets, names that CDK makes of ids, the tags that everything has (they stand once, on top), CDK's check of the bootstrap.
 */
export function templateText(template: Json): TemplateText {
  return new Writer(template).parts();
}

/** As one text. */
export function pageOf(text: TemplateText): string {
  return [...text].flatMap(([title, lines]) => [title, ...lines]).join('\n');
}

class Writer {
  private readonly nameOf: Naming;
  private readonly isName: (text: string) => boolean;
  private readonly template: Json;
  private readonly tagsOfAll: ReadonlyMap<string, string>;

  constructor(template: Json) {
    const ids = [...Object.keys(objectAt(template, 'Resources')), ...Object.keys(objectAt(template, 'Parameters'))];
    this.nameOf = logicalNames(ids);
    this.isName = isOneOf(new Set(ids.map(this.nameOf)));
    this.template = withNamedAssets(withoutBootstrapCheck(template));
    this.tagsOfAll = tagsOfAll(this.template);
  }

  parts(): TemplateText {
    const { Resources: _, ...sections } = this.template;
    return new Map([
      ['Tags of all', [...this.tagsOfAll].map(([key, value]) => `  ${key}: ${this.inline(value)}`)],
      ...byKey(sections).flatMap(([section, content]) => this.section(section, content)),
      ...Object.entries(objectAt(this.template, 'Resources'))
        .map(([id, resource]) => [this.nameOf(id), id, resource as Json] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([name, id, resource]) => [`${name}: ${this.inline(resource['Type'])}`, this.resource(id, resource)] as const,
        ),
    ]);
  }

  private section(section: string, content: unknown): [string, string[]][] {
    if (!isObject(content)) return [[section, this.entry('value', content, 1)]];
    return byKey(content).map(([id, value]) => [`${section} ${this.nameOf(id)}`, this.content(value, 1)]);
  }

  private resource(id: string, resource: Json): string[] {
    const { Type, Properties, DeletionPolicy, UpdateReplacePolicy, DependsOn, ...others } = resource;
    const after = (Array.isArray(DependsOn) ? DependsOn : [DependsOn]).map((other) => this.nameOf(String(other)));
    const alarm =
      Type === 'AWS::CloudWatch::Alarm' && isObject(Properties)
        ? alarmSentences(Properties, (value) => this.inline(value))
        : undefined;
    const properties = alarm ? alarm.others : withoutOwnName(id, Properties);
    const removed = this.inline(DeletionPolicy ?? null);
    const replaced = this.inline(UpdateReplacePolicy ?? null);
    return shortOnesTogether([
      ...(removed === 'null' && replaced === 'null' ? [] : [[`  @removed: ${removed}`]]),
      ...(removed === replaced ? [] : [[`  @replaced: ${replaced}`]]),
      ...(DependsOn === undefined ? [] : [wrapped('  @after: ', after.sort())]),
      ...byKey(others).map(([key, value]) => this.entry(`@${key}`, value, 1)),
      ...(alarm?.sentences.map((sentence) => [`  ${sentence}`]) ?? []),
      ...this.entries(properties ?? {}, 1),
    ]);
  }

  /** What stands below a title. */
  private content(value: unknown, depth: number): string[] {
    return shortOnesTogether(this.entries(value, depth));
  }

  private entries(value: unknown, depth: number): string[][] {
    if (!isObject(value) || this.text(value) !== undefined || isStatement(value)) return [this.entry('', value, depth)];
    return this.properties(value).map(([key, inner]) => {
      const lines = this.entry(key, inner, depth);
      const line = `${'  '.repeat(depth)}${key}: ${this.inline(inner)}`;
      return lines.length === 1 && line.length <= lines[0]!.length + 2 && line.length - 2 * depth <= SHORT
        ? [line]
        : lines;
    });
  }

  private properties(value: Json): [string, unknown][] {
    return byKey(value).flatMap(([key, inner]): [string, unknown][] => {
      const tags = tagsIn(key, inner);
      if (!tags) return [[key, inner]];
      const own = tags.filter((tag) => !isLabel(tag) && this.tagsOfAll.get(tag[0]) !== tag[1]);
      const missing = [...this.tagsOfAll.keys()].filter((tag) => !tags.some(([name]) => name === tag));
      if (own.length === 0 && missing.length === 0) return [[key, new Flattened('of all')]];
      return [
        ...(own.length > 0 ? ([[key, Object.fromEntries(own)]] as [string, unknown][]) : []),
        ...(missing.length > 0 ? ([[`${key} without`, missing]] as [string, unknown][]) : []),
      ];
    });
  }

  /** `key: value`, or `- value` in a list, on one line or on as many as it takes. */
  private entry(key: string, value: unknown, depth: number, mark = key === '' ? '' : `${key}:`): string[] {
    const indent = '  '.repeat(depth);
    const head = `${indent}${mark}`;
    const start = mark === '' ? indent : `${head} `;
    if (isStatement(value))
      return statementLines(
        start,
        statementClauses(value, (part) => this.inline(part)),
      );
    const script = this.script(value);
    if (script !== undefined) return [`${head} in Base64 |`, ...scriptLines(script, '  '.repeat(depth + 1))];
    const text = this.text(value);
    if (text !== undefined) return this.textLines(head, start, text, depth, typeof value === 'string');
    if (isPolicy(value)) {
      const { Version: _, Statement, ...others } = value;
      const lines = [Statement].flat().flatMap((statement) => this.entry('', statement, depth + 1, '-'));
      return [head, ...byKey(others).flatMap(([name, inner]) => this.entry(name, inner, depth + 1)), ...lines];
    }
    if (!this.needsLines(value)) {
      const line = start + this.inline(value);
      if (line.length <= WIDTH) return [line];
    }
    if (Array.isArray(value)) return [head, ...value.flatMap((item) => this.entry('', item, depth + 1, '-'))];
    if (isObject(value)) {
      const properties = this.content(value, depth + 1);
      // The first property stands beside the dash of its list.
      if (mark !== '-') return [head, ...properties];
      return [`${indent}- ${properties[0]?.trimStart() ?? '{}'}`, ...properties.slice(1)];
    }
    return [start + this.inline(value)];
  }

  private textLines(head: string, start: string, text: string, depth: number, isLiteral: boolean): string[] {
    const inner = '  '.repeat(depth + 1);
    const json = text.length > SHORT_JSON ? jsonIn(text) : undefined;
    if (json !== undefined) return [`${head} as JSON`, ...this.content(json, depth + 1)];
    if (text.includes('\n')) return [`${head} |`, ...scriptLines(text, inner)];
    return [start + (isLiteral && isAmbiguous(text) ? JSON.stringify(text) : text)];
  }

  /** A script, a policy or a JSON text inside is not for one line. */
  private needsLines(value: unknown): boolean {
    if (isStatement(value) || isPolicy(value)) return true;
    if (this.script(value) !== undefined) return true;
    const text = this.text(value);
    if (text !== undefined) return text.includes('\n') || (text.length > SHORT_JSON && jsonIn(text) !== undefined);
    return isObject(value) || Array.isArray(value)
      ? Object.values(value).some((inner) => this.needsLines(inner))
      : false;
  }

  /** What a computer runs at its boot. */
  private script(value: unknown): string | undefined {
    if (!isObject(value) || Object.keys(value).join() !== 'Fn::Base64') return undefined;
    const text = this.text(value['Fn::Base64']);
    return text?.includes('\n') ? text : undefined;
  }

  /** Of a text and of an intrinsic. */
  private text(value: unknown): string | undefined {
    if (value instanceof Flattened) return value.text;
    const pieces = this.pieces(value);
    return pieces && flatText(pieces, this.isName);
  }

  private pieces(value: unknown) {
    return piecesOf(value, this.nameOf, (inner) => this.inline(inner));
  }

  private inline(value: unknown): string {
    const text = this.text(value);
    if (text !== undefined) {
      const isIntrinsic = typeof value === 'object' && text.startsWith('<') && this.pieces(value)?.length === 1;
      return !isIntrinsic && (isAmbiguous(text) || /[,;{}[\]\n]|: | (on|to|if|and|--) /.test(text))
        ? JSON.stringify(text)
        : text;
    }
    if (Array.isArray(value)) return `[${value.map((item) => this.inline(item)).join(', ')}]`;
    if (!isObject(value)) return String(value);
    const entries = this.properties(value).map(([key, inner]) => `${key}: ${this.inline(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
}

/** What would be read as something else than a text, or whose ends would not be seen. */
function isAmbiguous(text: string): boolean {
  return /^(|true|false|null|undefined|[-+.\d][-+.\deE]*)$|^["'[{|]|^\s|\s$/.test(text);
}

/** A text inside a JSON text, where what is filled in is marked already. */
class Flattened {
  constructor(readonly text: string) {}
}

/** JSON written as JSON.stringify does; anything else stays the text it is. */
function jsonIn(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) !== text) return undefined;
    return JSON.parse(text, (_, inner: unknown) => (typeof inner === 'string' ? new Flattened(inner) : inner));
  } catch {
    return undefined;
  }
}

/** A policy in the language's present version, which therefore goes without saying. */
function isPolicy(value: unknown): value is Json {
  if (!isObject(value) || value['Version'] !== '2012-10-17') return false;
  const { Statement } = value;
  return isStatement(Statement) || (Array.isArray(Statement) && Statement.length > 0 && Statement.every(isStatement));
}

/** Short entries share a line, before the others, in their order. */
function shortOnesTogether(entries: readonly (readonly string[])[]): string[] {
  const isShort = (lines: readonly string[]) =>
    lines.length === 1 && lines[0]!.trim().length <= SHORT && /^ *[^\s:-][^\s:]*: ./.test(lines[0]!);
  const short = entries.filter(isShort).map(([line]) => line!);
  const indent = /^ */.exec(short[0] ?? '')![0];
  return [
    ...(short.length > 0
      ? wrapped(
          indent,
          short.map((line) => line.trim()),
          indent,
        )
      : []),
    ...entries.filter((lines) => !isShort(lines)).flat(),
  ];
}

/** A policy's name is, unless somebody gave it one, the logical id. */
function withoutOwnName(id: string, properties: unknown): unknown {
  if (!isObject(properties) || properties['PolicyName'] !== id) return properties;
  const { PolicyName: _, ...others } = properties;
  return others;
}

function scriptLines(text: string, indent: string): string[] {
  return text.split('\n').map((line) => `${indent}|${line && ' '}${line}`);
}

function statementLines(start: string, clauses: readonly string[]): string[] {
  const line = start + clauses.join(' ');
  if (line.length <= STATEMENT_WIDTH) return [line];
  const indent = ' '.repeat(start.length - start.trimStart().length + 4);
  return clauses.flatMap((clause, at) => wrapped(at === 0 ? start : indent, clause.split(', '), `${indent}  `));
}

function wrapped(start: string, parts: readonly string[], indent = ' '.repeat(6)): string[] {
  const lines = [start + parts[0]];
  for (const part of parts.slice(1)) {
    const longer = `${lines.at(-1)}, ${part}`;
    if (longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else {
      lines[lines.length - 1] += ',';
      lines.push(indent + part);
    }
  }
  return lines;
}

/** Tags are a list of keys and values (and nothing else, as a launching group's may have), or an object. */
function tagsIn(property: string, value: unknown): [string, string][] | undefined {
  if (!/Tags$/.test(property)) return undefined;
  const entries = isObject(value) ? Object.entries(value) : Array.isArray(value) ? value.map(keyAndValue) : [];
  const texts = entries.filter(
    (entry): entry is [string, string] => entry?.every((part) => typeof part === 'string') ?? false,
  );
  return texts.length > 0 && texts.length === entries.length ? texts : undefined;
}

function keyAndValue(tag: unknown): [unknown, unknown] | undefined {
  if (!isObject(tag) || Object.keys(tag).length !== 2) return undefined;
  return [tag['Key'], tag['Value']];
}

/** Names for the eye, which CDK makes from the construct's path, and what it notes for itself. */
function isLabel([key, value]: readonly [string, string]): boolean {
  return (key === 'Name' && /^\w+(\/\w+)+$/.test(value)) || key.startsWith('aws-cdk:');
}

/** The tags that all resources bear but the few that say what they have instead. */
function tagsOfAll(template: Json): Map<string, string> {
  const lists = Object.values(objectAt(template, 'Resources')).flatMap((resource) => {
    const tags = tagsIn('Tags', objectAt(resource as Json, 'Properties')['Tags']);
    return tags ? [tags] : [];
  });
  const share = ([key, value]: readonly [string, string]) =>
    lists.filter((list) => list.some((tag) => tag[0] === key && tag[1] === value)).length / lists.length;
  return new Map(lists.flat().filter((tag) => !isLabel(tag) && share(tag) > 0.9));
}

/** What CDK writes into every template, so that a bootstrap too old for it is refused. */
const BOOTSTRAP_CHECK = {
  Parameters: {
    BootstrapVersion: {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/cdk-bootstrap/hnb659fds/version',
      Description:
        'Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. [cdk:skip]',
    },
  },
  Rules: {
    CheckBootstrapVersion: {
      Assertions: [
        {
          Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1', '2', '3', '4', '5'], { Ref: 'BootstrapVersion' }] }] },
          AssertDescription:
            "CDK bootstrap stack version 6 required. Please run 'cdk bootstrap' with a recent version of the CDK CLI.",
        },
      ],
    },
  },
};

function withoutBootstrapCheck(template: Json): Json {
  const result = { ...template };
  for (const [section, known] of Object.entries(BOOTSTRAP_CHECK)) {
    const others = Object.entries(objectAt(template, section)).filter(
      ([id, content]) => JSON.stringify(content) !== JSON.stringify((known as Json)[id]),
    );
    if (others.length > 0) result[section] = Object.fromEntries(others);
    else delete result[section];
  }
  return result;
}

/** A name in `<...>`, or the beginning of a function there. */
function isOneOf(names: ReadonlySet<string>): (text: string) => boolean {
  return (text) => {
    const word = /^([\w:]+)[.>]/.exec(text)?.[1];
    return (word !== undefined && (names.has(word) || word.startsWith('AWS::'))) || /^[A-Z]\w+ /.test(text);
  };
}

const ASSET = /\b[0-9a-f]{64}(?=\.(?:zip|css|js|json|html|svg)\b)/g;
/** A folder that is called after a hash of the files in it. */
const RELEASE = /(?<=\b(?:static|page)\/)[0-9a-f]{16}\b/g;
/** The end of an output's name that tells one version of a function from the next, in a stack beside. */
const VERSION = /(?<=CurrentVersion)[0-9A-F]{8}[0-9a-f]{32}[0-9A-F]{8}\b/g;

/** A file among others that are copied, in the JSON of which asset each one is. */
const COPIED = /\\"([\w.-]+)\\":\\"([0-9a-f]{64})(?=\.\w+\\")/g;

/**
 * An asset's hash says nothing to a person; what it is does, and that resources share one. A file that is copied by its name has that
 * name, so that a change to it renames no other. Any other digest (of what a script loads) stays.
 */
function withNamedAssets(template: Json): Json {
  const text = JSON.stringify(template);
  const copied = new Map([...text.matchAll(COPIED)].map(([, name, hash]) => [hash!, name!]));
  const users = new Map<string, number>();
  for (const [, resource] of byKey(objectAt(template, 'Resources'))) {
    for (const hash of new Set(JSON.stringify(resource).match(ASSET))) users.set(hash, (users.get(hash) ?? 0) + 1);
  }
  const shared = [...users].filter(([hash, count]) => count > 1 && !copied.has(hash)).map(([hash]) => hash);
  const nameOf = (hash: string) => {
    const name = copied.get(hash);
    if (name) return `asset of ${name.slice(0, name.lastIndexOf('.'))}`;
    const at = shared.indexOf(hash);
    return at < 0 ? 'own asset' : at === 0 ? 'shared asset' : `shared asset ${at + 1}`;
  };
  return JSON.parse(
    text.replace(ASSET, nameOf).replace(RELEASE, 'hash of its files').replace(VERSION, ' of its code'),
  ) as Json;
}

function byKey(value: Json): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function objectAt(value: Json, key: string): Json {
  return isObject(value[key]) ? value[key] : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Flattened);
}
