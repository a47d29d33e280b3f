import { type App, PropertyInjectors, type Stack } from 'aws-cdk-lib/core';
import { applyGuardrails } from '../constructs/guardrails/apply-guardrails';
import { houseDefaults } from '../constructs/guardrails/defaults';
import type { Settings } from '../lib/config/load-config';
import type { PatternName } from '../lib/config/schema';

/** Adds one stack per chosen pattern to an app, under the house's defaults and guardrails. */
export function buildApp(app: App, settings: Settings): Stack[] {
  PropertyInjectors.of(app).add(...houseDefaults(settings.modeSettings));
  return settings.patterns.map((pattern) => {
    const stack = buildStack(app, pattern, settings);
    applyGuardrails(stack, { pattern, mode: settings.mode, owner: settings.owner });
    return stack;
  });
}

/** Modules load only for the pattern that is built, so that one pattern costs the time of one. */
function buildStack(
  app: App,
  pattern: PatternName,
  { modeSettings: mode, alarmEmail, region, lab, async }: Settings,
): Stack {
  // The account stays open: with one, the library would look up its availability zones at synth.
  const common = { env: { region }, mode, alarmEmail, terminationProtection: mode.keepData };
  switch (pattern) {
    case 'lab': {
      const { LabStack } = require('./lab/lab-stack') as typeof import('./lab/lab-stack');
      return new LabStack(app, 'Lab', { ...common, lab });
    }
    case 'async': {
      const { AsyncStack } = require('./async/async-stack') as typeof import('./async/async-stack');
      return new AsyncStack(app, 'Async', { ...common, async });
    }
  }
}
