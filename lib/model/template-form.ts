/** What a value of a template must be where it is something else. */
export type Form = keyof typeof FORMS;

/** Each form in words. */
export const FORMS = {
  id: 'a logical id: letters and digits alone, for example Queue1',
  list: 'a list: [ ... ]',
  map: 'an object: { ... }',
  name: 'a logical id in quotes, for example { "Ref": "Queue" }',
  attribute: 'a logical id and an attribute, for example { "Fn::GetAtt": ["Queue", "Arn"] }',
  arguments: 'a list of as many parts as the function takes',
  joined: 'a text that stands between, and a list of single values, for example { "Fn::Join": ["-", ["a", "b"]] }',
  index: 'the number of a part, from 0, and a list that has it',
  given: 'given: CloudFormation makes nothing of this type without it',
  text: 'a text, for example { "Fn::Sub": "${Queue}" }',
  single: 'a single value: a text, a number, true or false, or a function that gives one',
  something: 'a value, or nothing at all: leave the property out',
  shallow: 'nested no deeper than a template can be read: 100 levels',
} as const;

/** A value of a template has another form than CloudFormation takes there. */
export class TemplateFormError extends Error {
  constructor(
    readonly file: string,
    /** For example `Server SecurityGroupIngress`. */
    readonly place: string,
    readonly value: string,
    readonly form: Form,
  ) {
    super(`${file}: ${place} is ${value}; it must be ${FORMS[form]}`);
    this.name = 'TemplateFormError';
  }
}

/** Refuses a value, told of by where it stands. */
export type Refuse = (path: readonly string[], value: unknown, form: Form) => never;

const LONGEST = 80;

/** @returns what refuses values of a file, each cut where nobody reads on */
export function refusing(file: string): Refuse {
  return (path, value, form) => {
    const text = form === 'shallow' ? '{ ... }' : (JSON.stringify(value) ?? 'missing');
    throw new TemplateFormError(
      file,
      path.slice(0, 12).join(' '),
      text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text,
      form,
    );
  };
}

/** Deeper than anybody writes, and than this project's own functions call themselves. */
const DEEPEST = 100;

/**
 * Refuses what no part of a template may be: names of resources that are none, functions with arguments of another form, and values
 * nested so deep that they were made to break their reader.
 */
export function refuseOddForms(template: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  const { Resources, Outputs = {}, ...sections } = template;
  for (const id of Object.keys(Resources as Parts)) if (!/^[A-Za-z0-9]+$/.test(id)) refuse(['Resources'], id, 'id');
  for (const [id, { Metadata, DependsOn = [], ...resource }] of Object.entries(Resources as Parts)) {
    const { Properties, ...attributes } = resource;
    if (isFunction(Properties)) refuse([id, 'Properties'], Properties, 'map');
    walk(Properties ?? {}, [id], refuse);
    walk(attributes, [id], refuse);
    refuseDepth(Metadata, [id, 'Metadata'], refuse);
    if (![DependsOn].flat().every(isText)) refuse([id, 'DependsOn'], DependsOn, 'name');
    for (const name of ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']) {
      if (!isText(attributes[name] ?? '')) refuse([id, name], attributes[name], 'single');
    }
  }
  for (const [name, output] of Object.entries(Outputs as Parts)) walk(output, ['Outputs', name], refuse);
  refuseDepth(sections, [], refuse);
}

function refuseDepth(value: unknown, path: readonly string[], refuse: Refuse): void {
  if (path.length > DEEPEST) refuse(path, value, 'shallow');
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) refuseDepth(inner, [...path, key], refuse);
}

type Parts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function walk(value: unknown, path: readonly string[], refuse: Refuse): void {
  if (path.length > DEEPEST) refuse(path, value, 'shallow');
  // Nothing is said with it: CloudFormation refuses it wherever it stands.
  if (value === null) refuse(path, value, 'something');
  if (typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value))
    walk(inner, Array.isArray(value) ? [...path, '-'] : [...path, key], refuse);
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (!Array.isArray(value) && others.length === 0 && Object.hasOwn(ARGUMENTS, name)) {
    const { form, takes } = ARGUMENTS[name]!;
    if (!takes(argument)) refuse([...path, name], argument, form);
  }
}

const isText = (value: unknown) => typeof value === 'string';
const isMap = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Whether a value is one of CloudFormation's functions: what that gives is not known before a deployment. */
export function isFunction(value: unknown): boolean {
  const [key = '', ...others] = isMap(value) ? Object.keys(value as object) : [];
  return others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}

const parts =
  (...tests: readonly ((value: unknown) => boolean)[]) =>
  (value: unknown) =>
    Array.isArray(value) && value.length === tests.length && tests.every((test, at) => test(value[at]));
const isSingle = (value: unknown) => typeof value !== 'object' || isFunction(value);
const isList = (value: unknown) => isFunction(value) || (Array.isArray(value) && value.every(isSingle));
/** Values by the names that a text has for them. */
const isNamed = (value: unknown) => isMap(value) && Object.values(value as object).every(isSingle);

/** Functions whose arguments are read, and what they take. */
const ARGUMENTS: Readonly<Record<string, { readonly form: Form; readonly takes: (argument: unknown) => boolean }>> = {
  Ref: { form: 'name', takes: isText },
  'Fn::GetAtt': {
    form: 'attribute',
    takes: (argument) => (isText(argument) && String(argument).includes('.')) || parts(isText, isText)(argument),
  },
  'Fn::Join': { form: 'joined', takes: parts(isText, isList) },
  'Fn::Select': {
    form: 'index',
    takes: (argument) => {
      if (!parts(isSingle, isList)(argument)) return false;
      const [at, list] = argument as readonly [unknown, unknown];
      return isFunction(at) || !Array.isArray(list) || Number(at) in list;
    },
  },
  'Fn::Split': { form: 'arguments', takes: parts(isText, isSingle) },
  'Fn::Sub': { form: 'text', takes: (argument) => isText(argument) || parts(isText, isNamed)(argument) },
  'Fn::GetAZs': { form: 'single', takes: isSingle },
  'Fn::Base64': { form: 'single', takes: isSingle },
};
