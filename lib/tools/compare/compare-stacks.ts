import type { AssembledStack } from '../../model/assembly';
import { unknownTypes } from '../../model/resource-types';
import { readTemplate, type StackModel } from '../../model/template';
import { BY_WEIGHT, type Finding, SECTIONS, type Section } from './finding';
import { type Aligned, aligned, type State } from './identity/aligned';
import { byHand } from './impact/by-hand';
import { dataChanges } from './impact/data-changes';
import { expiryChanges } from './impact/expiry-changes';
import { movedFindings, type Replaced, replacedResources, replacementFindings } from './impact/replaced-resources';
import { Names } from './names';
import { connectionChanges } from './reach/connection-changes';
import { entryChanges, exitChanges } from './reach/entry-changes';
import { actingChanges } from './rights/acting-changes';
import { guardChanges } from './rights/guard-changes';
import { identityChanges } from './rights/identity-changes';
import { couldNotBeRead } from './rights/sentences';
import { alarmChanges } from './settings/alarm-changes';
import { type PropertyChanges, propertyChanges } from './settings/property-changes';
import { ruleChanges } from './settings/rule-changes';
import { sectionChanges } from './settings/section-changes';
import { type SettingChanges, settingChanges } from './settings/setting-changes';

/** What is different between two states of a stack. */
export interface StackComparison {
  readonly id: string;
  /** In the order of the sections, and in each what weighs most first. */
  readonly findings: readonly Finding[];
  /** Resources that differ by tags, descriptions and other texts alone. */
  readonly texts: readonly string[];
  /** Resources of both states, and of either alone. */
  readonly counts: { readonly both: number; readonly before: number; readonly after: number };
}

const NOTHING_TOLD: PropertyChanges = { findings: [], isTold: () => false };

/** Puts both states of a stack every question there is. */
export async function compareStacks(one: AssembledStack, other: AssembledStack): Promise<StackComparison> {
  const stack = aligned(one, other);
  const names = new Names(stack);
  const readable = askable(stack);
  const unread: Finding[] = [];
  // What a question cannot read is unknown, and keeps nobody from asking the next one.
  const asked = async <Answer>(section: Section, none: Answer, question: () => Answer | Promise<Answer>) => {
    try {
      return await question();
    } catch (error) {
      unread.push(couldNotBeRead(section, error as Error));
      return none;
    }
  };
  const found = (section: Section, question: () => Finding[] | Promise<Finding[]>) => asked(section, [], question);
  const replaced = await asked<Replaced[]>('replaced', [], () => replacedResources(stack));
  const properties = await asked<PropertyChanges>('settings', NOTHING_TOLD, () => propertyChanges(stack, names));
  const settings = await asked<SettingChanges>('settings', { findings: [], texts: [] }, () =>
    settingChanges(stack, names, properties.isTold),
  );
  const decided = [
    ...(await found('reach', () => connectionChanges(readable, names))),
    ...(await found('reach', () => entryChanges(readable, names))),
    ...(await found('reach', () => exitChanges(readable, names))),
    ...properties.findings,
    ...(await found('settings', () => alarmChanges(stack, names))),
    ...(await found('rights', () => identityChanges(readable, names))),
    ...(await found('rights', () => actingChanges(stack, names))),
    ...(await found('rights', () => guardChanges(readable, names))),
    ...(await found('data', () => dataChanges(stack, names, replaced))),
    ...(await found('data', () => expiryChanges(stack, names))),
  ];
  const findings = [
    ...decided,
    ...(await found('reach', () => ruleChanges(stack, names, [...decided, ...settings.findings]))),
    ...(await found('replaced', () => replacementFindings(stack, names, replaced))),
    ...(await found('byHand', () => byHand(stack, names, replaced))),
    ...settings.findings,
    ...(await found('settings', () => sectionChanges(stack))),
    ...(await found('moved', () => movedFindings(stack, names))),
    ...unread,
  ];
  return {
    id: one.id,
    findings: SECTIONS.flatMap((section) =>
      findings
        .filter((finding) => finding.section === section)
        .sort((one, other) => BY_WEIGHT.indexOf(one.verdict) - BY_WEIGHT.indexOf(other.verdict))
        .map((finding) => ({ ...(finding.logicalId && { subject: names.of(finding.logicalId) }), ...finding })),
    ),
    texts: settings.texts.map((logicalId) => names.of(logicalId)),
    counts: {
      both: stack.pairs.size,
      before: stack.before.model.resources.size - stack.pairs.size,
      after: stack.after.model.resources.size - stack.pairs.size,
    },
  };
}

/**
 * What questions are asked of. What the model does not know would stop every one; that it is there, a rule says. And a program that
 * is read under another hash is read as before: that it is another, is told of by itself.
 */
function askable(stack: Aligned): Aligned {
  const readable = (state: State): State => {
    const { name, region, assets } = state.model;
    const template = JSON.parse(JSON.stringify(state.template).replace(PROGRAM, 'program')) as State['template'];
    return { ...state, model: knownPart(readTemplate(template, { name, region, assets })) };
  };
  return { ...stack, before: readable(stack.before), after: readable(stack.after) };
}

/** The hash of what was packed, as an archive is called by it. */
const PROGRAM = /\b[0-9a-f]{64}(?=\.(?:zip|json)\b)/g;

function knownPart(model: StackModel): StackModel {
  const unknown = new Set(unknownTypes(model).map((line) => line.split(':')[0]));
  return { ...model, resources: new Map([...model.resources].filter(([id]) => !unknown.has(id))) };
}
