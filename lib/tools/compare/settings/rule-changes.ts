import { PATTERNS } from '../../../config/patterns';
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
import { BROADENING, type Finding, type Section, type Verdict } from '../finding';
import type { Aligned } from '../identity/aligned';
import { type Names, plain, shortJson } from '../readable';

/** Rules that are broken in one state and hold in the other: what a rule says is not asked a second time. */
export function ruleChanges(stack: Aligned, names: Names, told: readonly Finding[]): Finding[] {
  const facts = factsOf(stack.id);
  const bad = new Set(
    told.filter(({ verdict }) => BROADENING.includes(verdict) || verdict === 'lost').map(({ logicalId }) => logicalId),
  );
  return RULES.flatMap((rule) => {
    const [had, has] = [stack.before, stack.after].map(({ model }) => violationsOf(rule, model, facts)) as [
      readonly Violation[],
      readonly Violation[],
    ];
    const broken = has.filter(({ at, problem }) => !had.some((one) => one.at === at && one.problem === problem));
    const mended = had.filter(
      ({ at }) => stack.after.model.resources.has(at) && !has.some((violation) => violation.at === at),
    );
    return [
      // A thing that is told of with what is wrong with it needs no rule to say so again.
      ...broken.filter(({ at }) => !bad.has(at)).map((violation) => finding(rule, violation, names, verdictOf(rule))),
      ...mended.map((violation) => finding(rule, violation, names, 'strengthened')),
    ];
  });
}

function violationsOf(rule: Rule, model: StackModel, facts: Facts): readonly Violation[] {
  return judge(rule, model, facts);
}

/** What no template says, where the stack is one of a pattern's. */
function factsOf(id: string): Facts {
  const pattern = PATTERNS.find(({ name }) => id.toLowerCase().startsWith(name));
  return (pattern as { readonly facts?: Facts } | undefined)?.facts ?? {};
}

const SECTIONS: readonly (readonly [readonly Rule[], Section])[] = [
  [[...stateRules, ...deletionRules, ...databaseRules, ...logRules], 'data'],
  [[...permissionRules, ...sharingRules, ...secretRules, ...signInRules], 'rights'],
  [[...networkRules, ...transportRules], 'reach'],
];

function sectionOf(rule: Rule): Section {
  return SECTIONS.find(([rules]) => rules.includes(rule))?.[1] ?? 'settings';
}

function verdictOf(rule: Rule): Verdict {
  if (closedWorldRules.includes(rule)) return 'unknown';
  return [...nameRules, ...outputRules].includes(rule) ? 'changed' : 'weakened';
}

function finding(rule: Rule, { at, problem }: Violation, names: Names, verdict: Verdict): Finding {
  const name = names.of(at);
  const holds = verdict === 'strengthened';
  return {
    section: sectionOf(rule),
    verdict,
    sentence: holds
      ? { en: `${name} now keeps the rule ${rule.id}`, ko: `${name}: 이제 규칙 ${rule.id}을(를) 지킵니다` }
      : { en: `${name} ${problem}`, ko: `${name}: 규칙 ${rule.id}에 어긋납니다 (${problem})` },
    statement: shortJson(JSON.stringify({ rule: rule.id, claim: plain(rule.claim) })),
    lines: names.linesOf(at),
    logicalId: at,
  };
}
