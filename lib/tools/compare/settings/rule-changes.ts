import { PATTERNS } from '../../../config/patterns';
import { referencedIds } from '../../../model/references';
import type { StackModel } from '../../../model/template';
import { closedWorldRules } from '../../../rules/closed-world';
import { databaseRules } from '../../../rules/databases';
import { deletionRules } from '../../../rules/deletion';
import { RULES } from '../../../rules/every-rule';
import type { Facts } from '../../../rules/facts';
import { judge } from '../../../rules/judge';
import { logRules } from '../../../rules/logs';
import { nameRules } from '../../../rules/names';
import { networkRules } from '../../../rules/network';
import { outputRules } from '../../../rules/outputs';
import { permissionRules } from '../../../rules/permissions';
import type { Rule, Violation } from '../../../rules/rule';
import { secretRules } from '../../../rules/secrets';
import { sharingRules } from '../../../rules/sharing';
import { signInRules } from '../../../rules/sign-in';
import { stateRules } from '../../../rules/state';
import { transportRules } from '../../../rules/transport';
import { type Finding, isBroadening, type Section, type Verdict } from '../finding';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../names';
import { plain, shortJson } from '../readable';
import { valueChanges } from './value-changes';

/** Rules that are broken in one state and hold in the other: what a rule says is not asked a second time. */
export function ruleChanges(stack: Aligned, names: Names, told: readonly Finding[]): Finding[] {
  const facts = factsOf(stack.id);
  const bad = new Set(
    told
      .filter((each) => isBroadening(each) || each.verdict === 'unknown' || each.verdict === 'lost')
      .map(({ logicalId }) => logicalId),
  );
  const rules = RULES.filter((rule) => !OF_THE_HOUSE.includes(rule));
  const [before, after] = [stack.before, stack.after].map(({ model }) => judgedBy(rules, model, facts));
  return rules.flatMap((rule, at) => {
    const [had, has] = [before?.[at], after?.[at]];
    if (!had || !has) return [];
    const broken = has.filter((now) => !had.some((was) => was.at === now.at && subjectOf(was) === subjectOf(now)));
    const mended = had.filter(
      ({ at }) =>
        stack.pairs.has(at) &&
        !has.some((now) => now.at === at) &&
        valueChanges(stack.before, stack.after, at).length > 0,
    );
    return [
      // A thing that is told of with what is wrong with it needs no rule to say so again.
      ...once(broken.filter(({ at }) => !concerned(stack, at).some((id) => bad.has(id)))).map((violation) =>
        finding(rule, violation, names, verdictOf(rule)),
      ),
      ...once(closedWorldRules.includes(rule) ? [] : mended).map((violation) =>
        finding(rule, violation, names, 'strengthened'),
      ),
    ];
  });
}

/** A thing, and what it is about, as a policy is of what it guards. */
function concerned({ after }: Aligned, logicalId: string): string[] {
  return [logicalId, ...referencedIds(after.model.resources.get(logicalId)?.properties)];
}

/** What is wrong, without the value that is. */
function subjectOf({ problem }: Violation): string {
  return problem.split(': ')[0]!;
}

function once(violations: readonly Violation[]): Violation[] {
  return violations.filter(({ at }, index) => violations.findIndex((other) => other.at === at) === index);
}

type Found = readonly (readonly Violation[] | undefined)[];

/** What each rule says of a state, once: the first state of several comparisons is one. */
const JUDGED = new WeakMap<StackModel, Found>();

/** For each rule what breaks it; undefined where it gives up: what could not be read is told of by whoever asked. */
function judgedBy(rules: readonly Rule[], model: StackModel, facts: Facts): Found {
  const known = JUDGED.get(model);
  if (known) return known;
  const found = rules.map((rule) => {
    const violations = judge(rule, model, facts);
    return violations.some(({ problem }) => problem.startsWith('cannot be judged')) ? undefined : violations;
  });
  JUDGED.set(model, found);
  return found;
}

/** Laws of how this house writes, and of how its parts go together, which say nothing of one change. */
const OF_THE_HOUSE: readonly Rule[] = [...nameRules, ...outputRules, ...deletionRules];

/** What no template says, where the stack is one of a pattern's. */
function factsOf(id: string): Facts {
  const pattern = PATTERNS.find(({ name }) => id.toLowerCase().startsWith(name));
  return (pattern as { readonly facts?: Facts } | undefined)?.facts ?? {};
}

const SECTIONS: readonly (readonly [readonly Rule[], Section])[] = [
  [[...stateRules, ...databaseRules, ...logRules], 'data'],
  [[...permissionRules, ...sharingRules, ...secretRules, ...signInRules], 'rights'],
  [[...networkRules, ...transportRules, ...closedWorldRules], 'reach'],
];

function sectionOf(rule: Rule): Section {
  return SECTIONS.find(([rules]) => rules.includes(rule))?.[1] ?? 'settings';
}

function verdictOf(rule: Rule): Verdict {
  if (closedWorldRules.includes(rule)) return 'unknown';
  return 'weakened';
}

function finding(rule: Rule, { at, problem }: Violation, names: Names, verdict: Verdict): Finding {
  const name = names.of(at);
  const holds = verdict === 'strengthened';
  return {
    section: sectionOf(rule),
    verdict,
    sentence: holds
      ? { en: `${name} now keeps the rule ${rule.id}`, ko: `${name}: 이제 규칙 ${rule.id}을(를) 지킵니다` }
      : { en: `${name} ${problem}`, ko: `${name}: 규칙 ${rule.id}에 어긋납니다` },
    statement: shortJson(
      JSON.stringify({ rule: rule.id, [holds ? 'claim' : 'problem']: plain(holds ? rule.claim : problem) }),
    ),
    lines: names.linesOf(at),
    logicalId: at,
  };
}
