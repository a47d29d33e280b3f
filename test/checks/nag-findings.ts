import { Stack, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, type IApplyRule, NagRuleCompliance, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** What a rule of cdk-nag holds against one resource. */
export interface Finding {
  /** As `acknowledge` takes it, for example `AwsSolutions-IAM5[Resource::*]`. */
  readonly id: string;
  readonly constructPath: string;
  /** What the rule says is wrong, and why it matters. */
  readonly explanation: string;
  /** @default - nobody accepted the finding */
  readonly acknowledgement?: Acknowledgement;
}

/** A finding that was accepted, on the construct that carries the reason. */
export interface Acknowledgement {
  readonly id: string;
  readonly constructPath: string;
  readonly reason: string;
  readonly onStack: boolean;
}

/** Everything AwsSolutions and Serverless find below a construct, accepted or not. */
export function findingsBelow(root: IConstruct): Finding[] {
  const findings: Finding[] = [];
  for (const Pack of [recording(AwsSolutionsChecks, findings), recording(ServerlessChecks, findings)]) {
    new Pack().validateScope(root);
  }
  return findings;
}

export function acknowledgementsBelow(root: IConstruct): Acknowledgement[] {
  return root.node.findAll().flatMap(acknowledgementsAt);
}

/** The packs drop what is acknowledged without a word. To tell a stale acknowledgement from a used one, both are kept here. */
function recording(Pack: typeof AwsSolutionsChecks | typeof ServerlessChecks, findings: Finding[]) {
  return class extends (Pack as typeof AwsSolutionsChecks) {
    protected override applyRule(rule: IApplyRule): void {
      const name = `${this.packName}-${rule.ruleSuffixOverride ?? rule.rule.name}`;
      for (const id of findingIds(name, rule)) {
        const acknowledgement = acknowledgementOf(rule.node, id);
        findings.push({
          id,
          constructPath: rule.node.node.path,
          explanation: `${rule.info} ${rule.explanation}`,
          ...(acknowledgement && { acknowledgement }),
        });
      }
    }
  };
}

/** A rule that throws has not passed: it counts as a finding under its own name. */
function findingIds(name: string, { rule, node }: IApplyRule): string[] {
  try {
    const result = rule(node);
    if (Array.isArray(result)) return result.map((finding) => `${name}[${finding}]`);
    return result === NagRuleCompliance.NON_COMPLIANT ? [name] : [];
  } catch {
    return [name];
  }
}

function acknowledgementOf(construct: IConstruct, id: string): Acknowledgement | undefined {
  return [...construct.node.scopes]
    .reverse()
    .flatMap(acknowledgementsAt)
    .find((acknowledgement) => acknowledgement.id === id);
}

function acknowledgementsAt(construct: IConstruct): Acknowledgement[] {
  return construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => ({
      id: id.replace(/^annotation::/i, ''),
      constructPath: construct.node.path,
      reason,
      onStack: Stack.isStack(construct),
    }))
    .filter(({ id }) => /^(AwsSolutions|Serverless)-/.test(id));
}
