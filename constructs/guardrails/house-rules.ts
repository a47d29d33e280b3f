import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { readAssets, readTemplate } from '../../lib/model/template';
import { RULES } from '../../lib/rules/every-rule';
import type { Facts } from '../../lib/rules/facts';
import { judge } from '../../lib/rules/judge';
import { tagValues } from '../../lib/rules/tags';

const SYNTH_RULES = RULES.filter(({ atSynth }) => atSynth);

/** Stops a synth whose template breaks a rule, before anybody deploys it: those that no public tool knows, and that cost most. */
export class HouseRules implements IPolicyValidationPlugin {
  readonly name = 'HouseRules';
  readonly ruleIds = SYNTH_RULES.map(({ id }) => id);

  /** @param patterns - the patterns there are, each with the facts its templates do not say */
  constructor(private readonly patterns: readonly { readonly name: string; readonly facts?: Facts }[]) {}

  validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = stackTemplates.flatMap(({ templatePath, region }) => {
      const name = basename(templatePath, '.template.json');
      const stack = readTemplate(JSON.parse(readFileSync(templatePath, 'utf8')), {
        name,
        region: region ?? 'unknown-region',
        assets: readAssets(dirname(templatePath), name),
      });
      const tagged = tagValues(stack, 'pattern');
      const facts = this.patterns.find(({ name }) => tagged.has(name))?.facts ?? {};
      return SYNTH_RULES.flatMap((rule) =>
        judge(rule, stack, facts).map(({ at, problem }) => ({
          ruleName: rule.id,
          description: `${rule.claim}; ${at} ${problem}`,
          fix: rule.fix,
          severity: 'error',
          violatingResources: [{ resourceLogicalId: at, templatePath, locations: ['Properties'] }],
        })),
      );
    });
    return { success: violations.length === 0, violations };
  }
}
