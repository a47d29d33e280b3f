import type * as z from 'zod';
import type { Facts } from '../rules/facts';
import type { CommonSettings } from './common-settings';
import type { Sentence } from './sentence';
import type { Variant } from './variant';

/** What may be chosen for one pattern: its keys, their defaults and messages, and what relates them. */
export interface PatternSettings<
  Name extends string = string,
  Schema extends z.ZodObject = z.ZodObject,
  Settings = z.output<Schema>,
> {
  /** Folder of the pattern, section of the configuration, and value of `-c pattern=`. */
  readonly name: Name;
  /** Keys with their defaults, messages and descriptions. */
  readonly schema: Schema;
  /** Fills in what depends on the mode, and brings values into the one spelling that stacks read. */
  complete(chosen: z.output<Schema>, common: CommonSettings): Settings;
  /** What no single key's schema can say. */
  readonly relations: readonly Relation<Settings>[];
  /**
   * What may be, and is seldom meant: said at synth, in the words of the relation.
   * @default - nothing
   */
  readonly warnings?: readonly Relation<Settings>[];
  /**
   * What rules over its templates need to know.
   * @default - nothing that the template does not say itself
   */
  readonly facts?: Facts;
  /**
   * Shapes that a reader would deploy, beside what either mode makes of it without a choice.
   * @default - these two
   */
  readonly variants?: readonly Variant[];
}

/** A relation between values that must hold before any construct exists. */
export interface Relation<Settings> {
  /** Key to name when it does not hold, below the pattern's section. */
  readonly key: string;
  /** @returns the value, what is wrong with it and what to do; one text for each value that is wrong */
  problems(settings: Settings, common: CommonSettings): readonly Sentence[];
}

/** The settings that a stack of a pattern takes. */
export type SettingsOf<Pattern> = Pattern extends { complete(...args: never[]): infer Settings } ? Settings : never;

/** What an adopter may write in the section of a pattern. */
export type InputOf<Pattern> = Pattern extends { readonly schema: infer Schema extends z.ZodObject }
  ? z.input<Schema>
  : never;
