import { at } from '../../../lib/model/property-path';
import { referencedIds } from '../../../lib/model/references';
import { resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { TableProof } from './table-proof';
import { written } from './written-value';

export const environmentTable: TableProof = {
  table: 'environment',
  claim: 'functions and machines are told exactly the listed names, each in its form',
  read: (stack) =>
    Object.fromEntries([
      ...resourcesOfType(stack, 'AWS::Lambda::Function').map(
        ({ logicalId, properties }) => [logicalId, ofFunction(stack, properties)] as const,
      ),
      ...resourcesOfType(stack, 'AWS::EC2::LaunchTemplate').flatMap(({ logicalId, properties }) =>
        ofScript(stack, logicalId, at(properties, 'LaunchTemplateData', 'UserData')),
      ),
      ...resourcesOfType(stack, 'AWS::EC2::Instance').flatMap(({ logicalId, properties }) =>
        ofScript(stack, logicalId, properties['UserData']),
      ),
    ]),
};

type Variables = Record<string, string>;

function ofFunction(stack: StackModel, properties: unknown): Variables {
  const variables = Object.entries((at(properties, 'Environment', 'Variables') ?? {}) as Record<string, unknown>);
  const code = at(properties, 'Code', 'ZipFile');
  return Object.fromEntries([
    ...variables.map(([name, value]) => [name, written(stack, value)] as const),
    ...(code === undefined ? [] : [['code written out', written(stack, code)] as const]),
  ]);
}

/** As bash and systemd's `Environment` set variables (its other keys begin with a capital letter and go on small), and as PowerShell does. */
const VARIABLE =
  /^[ \t]*(?:(?:export +|local +)?(?<shell>[A-Z][A-Z0-9_]*|[a-z_]\w*|Environment)=(?<text>\S.*)|\$(?<name>\w+) = (?<value>.+))$/gm;

/** Variables that the first script of a machine writes, and the resources of the stack that it knows of. */
function ofScript(stack: StackModel, logicalId: string, userData: unknown): (readonly [string, Variables])[] {
  if (userData === undefined) return [];
  const script = Buffer.from(written(stack, userData), 'base64').toString('utf8');
  const known = [...new Set(referencedIds(userData))].filter((id) => stack.resources.has(id));
  const hosts = [...script.matchAll(/\bhttps?:\/\/([^\s/"'`<$]+)/g)].map((match) => match[1]!);
  const variables: Variables = {
    'refers to': known.sort().join(', '),
    'names hosts': [...new Set(hosts)].sort().join(', '),
  };
  for (const { groups = {} } of script.matchAll(VARIABLE)) {
    const name = (groups['shell'] ?? groups['name'])!;
    const value = (groups['text'] ?? groups['value'])!;
    variables[name] = name in variables ? `${variables[name]}\n${value}` : value;
  }
  return [[logicalId, variables]];
}
