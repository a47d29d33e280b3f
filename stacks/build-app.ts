import { type App, PropertyInjectors, Stack } from 'aws-cdk-lib/core';
import { applyGuardrails } from '../constructs/guardrails/apply-guardrails';
import { houseDefaults } from '../constructs/guardrails/defaults';
import type { CommonSettings } from '../lib/config/common-settings';
import type { ModeSettings } from '../lib/config/mode';
import type { GivenContext } from './cdk-command';
import { type PatternStack, stackIdOf, stackNameOf } from './pattern-stack';
import { STACKS } from './stacks';

/** A parsed configuration, with the settings of each pattern under its name. */
export type AppSettings = CommonSettings & {
  readonly modeSettings: ModeSettings;
  readonly patterns: readonly string[];
  /**
   * What the operator gave with `-c`.
   * @default - nothing
   */
  readonly given?: GivenContext;
};

/**
 * Adds one stack per chosen pattern to an app, under the house's defaults and guardrails.
 *
 * @param stacks - the stacks there are; normally those of the list
 */
export function buildApp(app: App, settings: AppSettings, stacks: readonly PatternStack[] = STACKS): Stack[] {
  PropertyInjectors.of(app).add(...houseDefaults(settings.modeSettings));
  return stacks
    .filter(({ pattern }) => settings.patterns.includes(pattern.name))
    .map(({ pattern: { name }, description, load }) => {
      const PatternsStack = load();
      const id = stackIdOf(name);
      const standing = new Set(app.node.children);
      const stack = new PatternsStack(app, id, {
        // The account stays open: with one, the library would look up its availability zones at synth.
        env: { region: settings.region },
        stackName: stackNameOf(id, settings.name),
        description,
        terminationProtection: settings.modeSettings.deletionProtection,
        mode: settings.modeSettings,
        alarmEmail: settings.alarmEmail,
        given: { ...settings.given, ...(settings.name !== undefined && { name: settings.name }) },
        settings: sectionOf(settings, name),
      });
      // A pattern may need a stack more, in another region; it makes it beside its own.
      for (const made of app.node.children.filter((child) => !standing.has(child)).filter(Stack.isStack)) {
        applyGuardrails(made, { pattern: name, mode: settings.mode, owner: settings.owner });
      }
      return stack;
    });
}

/** `patternStack` has seen to it that a stack takes what its pattern's settings are. */
function sectionOf(settings: AppSettings, name: string): never {
  return (settings as unknown as Readonly<Record<string, never>>)[name]!;
}
