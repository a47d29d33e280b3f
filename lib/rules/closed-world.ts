import { entriesOf, entryText } from '../model/entries';
import { unknownFunctionsIn } from '../model/intrinsics';
import { unknownProperties } from '../model/known-properties';
import { subnetKinds } from '../model/reach/routes';
import { strayReferences } from '../model/reference-properties';
import { unknownTypes } from '../model/resource-types';
import type { StackModel } from '../model/template';
import { UndecidableError } from '../model/undecidable-error';
import { referencesOf, resolved } from './reading';
import type { Rule } from './rule';

/** What nobody has said anything about is no pass: every other rule speaks only of what these let through. */
export const closedWorldRules: readonly Rule[] = [
  {
    id: 'TypesAreKnown',
    claim: 'of every resource it is known what it opens, sends and keeps',
    fix: 'Add the type to lib/model/resource-type-table.ts, with what it can be',
    atSynth: true,
    violations: (stack) => unknownTypes(stack).map((line) => placed(line, ': ')),
  },
  {
    id: 'PropertiesAreKnown',
    claim: 'of every property that a resource sets it is known which rule or table reads it',
    fix: 'Add the property to lib/model/known-properties.ts once something reads it, or nothing needs to',
    violations: (stack) =>
      unknownProperties(stack).map(({ logicalId, property }) => ({
        at: logicalId,
        problem: `sets ${property}, which nothing judges`,
      })),
  },
  {
    id: 'TemplatesSayItAll',
    claim: 'what is deployed is what stands in the template: no macro, condition, import or parameter decides it later',
    fix: 'Decide in the code of the stack, and write the outcome into the template',
    atSynth: true,
    violations: (stack) => [
      ...Object.keys(stack.sections)
        .filter((section) => !SILENT_SECTIONS.includes(section))
        .map((section) => ({ at: stack.name, problem: `has the section ${section}, which is not judged` })),
      ...Object.entries(stack.parameters)
        .filter(([name, parameter]) => !isLookedUp(name, parameter))
        .map(([name]) => ({ at: name, problem: 'is chosen by whoever deploys' })),
      ...[...stack.resources.values()].flatMap(({ logicalId, properties, attributes }) => [
        ...('Condition' in attributes ? [{ at: logicalId, problem: 'is made under a condition' }] : []),
        ...unknownFunctionsIn([properties, attributes]).map((name) => ({
          at: logicalId,
          problem: `is made by ${name}`,
        })),
      ]),
    ],
  },
  {
    id: 'ReferencesStayInside',
    claim: 'whatever a resource uses is a resource of the stack, not an id, a name or an ARN written out',
    fix: 'Refer to the resource; list what must lie outside among the facts of the pattern, with the reason',
    atSynth: true,
    violations: (stack, { outside = {} }) =>
      strayReferences(stack)
        .filter(({ property, value }) => !(`${property}: ${withoutPlace(stack, value)}` in outside))
        .map(({ logicalId, property, value }) => ({
          at: logicalId,
          problem: `uses ${property}: ${withoutPlace(stack, value)}`,
        })),
  },
  {
    id: 'RoutesAreKnown',
    claim: 'every route of a network leads to something that is understood',
    fix: 'Lead it to a gateway, a machine or an interface of the stack',
    atSynth: true,
    violations: (stack) => {
      try {
        subnetKinds(stack);
        return [];
      } catch (error) {
        if (!(error instanceof UndecidableError)) throw error;
        return [{ at: stack.name, problem: `cannot be followed: ${error.message}` }];
      }
    },
  },
  {
    id: 'WaysInAskWhoCalls',
    claim: 'every way into a stack asks who calls, but for those that are meant for everybody',
    fix: 'Ask for a signature of IAM, or a token; list what is for everybody among the facts of the pattern, with the reason',
    atSynth: true,
    violations: (stack, { open = {} }) =>
      entriesOf(stack)
        .filter(({ way, who }) => who.startsWith('everybody') && !(`${withoutHashes(way)}: ${who}` in open))
        .map((entry) => placed(entryText(entry), ' ')),
  },
];

/** Sections that decide nothing: rules of a template can only refuse to deploy it. */
const SILENT_SECTIONS = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Rules'];

/** The library asks how new the bootstrap stack is, and AWS's own lists which image is. */
function isLookedUp(name: string, { Type, Default = '' }: StackModel['parameters'][string]): boolean {
  if (Type === 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>') return Default.startsWith('/aws/service/');
  return name === 'BootstrapVersion' && Default.startsWith('/cdk-bootstrap/');
}

/** A line of the model begins with the logical id that it is about. */
function placed(line: string, separator: string) {
  const end = line.indexOf(separator);
  return { at: line.slice(0, end), problem: line.slice(end + separator.length) };
}

/** A text whose logical ids have lost the hashes of the library, for what is open is listed by the names that people gave. */
function withoutHashes(text: string): string {
  return text.replace(/(?<=[A-Za-z0-9])[0-9A-F]{8}(?![0-9A-Za-z])/g, '');
}

/** A value as it reads in any region, account and stack, for stray values are listed once. */
function withoutPlace(stack: StackModel, value: unknown): string {
  const { accountId, region } = referencesOf(stack);
  return String(resolved(stack, value))
    .replace(/^output (\w+?)(?:[0-9A-F]{8})* of \S+ in \S+$/, 'output $1 of another stack')
    .replaceAll(accountId, '<account>')
    .replaceAll(region, '<region>')
    .replace(/0{8}(-0{4}){3}-0{12}/, '<stack>');
}
