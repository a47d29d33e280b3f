import type { Stack, StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ModeSettings } from '../lib/config/mode';
import type { PatternSettings, SettingsOf } from '../lib/config/pattern-settings';
import type { GivenContext } from './cdk-command';

/** What every pattern's stack takes. */
export interface PatternStackProps<Settings> extends StackProps {
  /** The pattern's own settings. */
  readonly settings: Settings;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
  /**
   * Where alarms are mailed.
   * @default - alarms reach the topic only
   */
  readonly alarmEmail?: string;
  /**
   * What the operator gave on the command line, for the commands that repeat it.
   * @default - nothing
   */
  readonly given?: GivenContext;
}

/** A pattern as the app builds it: its settings, and the stack that takes them. */
export interface PatternStack {
  readonly pattern: PatternSettings;
  /** What a deployed stack says of itself in the console, as one sentence. */
  readonly description: string;
  /** Loads the stack's module, so that an app of one pattern costs the time of one. */
  readonly load: () => new (scope: Construct, id: string, props: PatternStackProps<never>) => Stack;
}

/** Pairs a pattern's settings with its stack; that they fit is a matter of types. */
export function patternStack<Pattern extends PatternSettings>(
  pattern: Pattern,
  description: string,
  load: () => new (scope: Construct, id: string, props: PatternStackProps<SettingsOf<Pattern>>) => Stack,
): PatternStack {
  return { pattern, description, load };
}

/** Id of a pattern's stack, by which `cdk deploy` knows it: the pattern's name, with a capital letter. */
export function stackIdOf(pattern: string): string {
  return pattern.charAt(0).toUpperCase() + pattern.slice(1);
}

/**
 * Name of a stack, by which CloudFormation knows it: its id, and what the operator ends it with.
 *
 * @param name - tells it from the same stack of somebody else in the account and region
 */
export function stackNameOf(id: string, name?: string): string {
  return [id, ...(name === undefined ? [] : [name])].join('-');
}
