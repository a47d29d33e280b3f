import { Annotations, App, Validations } from 'aws-cdk-lib/core';
import { HouseRules } from '../constructs/guardrails/house-rules';
import { appContext } from '../lib/config/app-context';
import { ConfigError } from '../lib/config/config-error';
import { environments } from '../lib/config/environments';
import { loadConfig } from '../lib/config/load-config';
import { PATTERNS } from '../lib/config/patterns';
import { systemLanguage } from '../lib/tools/terminal/system-language';
import { buildApp } from '../stacks/build-app';
import { stackIdOf } from '../stacks/pattern-stack';

const app = new App();
Validations.of(app).addPlugins(new HouseRules(PATTERNS));
const language = systemLanguage(process.env);
try {
  const given = appContext(app.node.getAllContext() as Record<string, unknown>);
  const settings = loadConfig(environments, given);
  const stacks = buildApp(app, { ...settings, given });
  for (const { key, message, pattern } of settings.warnings) {
    for (const stack of stacks) {
      if (pattern !== undefined && stack.node.id !== stackIdOf(pattern)) continue;
      Annotations.of(stack).addWarningV2(`config:${key}`, `${key}: ${message[language]}`);
    }
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.in(language));
  process.exit(1);
}
