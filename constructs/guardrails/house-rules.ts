import { readFileSync } from 'node:fs';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { TEMPLATE_RULES, type TemplateJson } from './template-rules';

/** Stops a synth whose template breaks a rule that relates two resources, before anybody deploys it. */
export class HouseRules implements IPolicyValidationPlugin {
  readonly name = 'HouseRules';
  readonly ruleIds = TEMPLATE_RULES.map(({ name }) => name);

  validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = templatePaths.flatMap((templatePath) => {
      const template = JSON.parse(readFileSync(templatePath, 'utf8')) as TemplateJson;
      return TEMPLATE_RULES.flatMap(({ name, description, fix, breaches }) => {
        const violatingResources = breaches(template).map((resourceLogicalId) => ({
          resourceLogicalId,
          templatePath,
          locations: ['Properties'],
        }));
        return violatingResources.length > 0
          ? [{ ruleName: name, description, fix, severity: 'error', violatingResources }]
          : [];
      });
    });
    return { success: violations.length === 0, violations };
  }
}
