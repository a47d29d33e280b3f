import { App, Validations } from 'aws-cdk-lib/core';
import { HouseRules } from '../constructs/guardrails/house-rules';
import { warnOfNoProtection } from '../constructs/guardrails/warn-of-no-protection';
import { appContext } from '../lib/config/app-context';
import { environments } from '../lib/config/environments';
import { ConfigError, loadConfig } from '../lib/config/load-config';
import { PATTERNS } from '../lib/config/patterns';
import { buildApp } from '../stacks/build-app';

const app = new App();
Validations.of(app).addPlugins(new HouseRules(PATTERNS));
try {
  const given = appContext(app.node.getAllContext() as Record<string, unknown>);
  const settings = loadConfig(environments, given);
  for (const stack of buildApp(app, { ...settings, given })) warnOfNoProtection(stack, settings.modeSettings);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
