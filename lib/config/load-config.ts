import type * as z from 'zod';
import { type CommonSettings, commonSchema } from './common-settings';
import { MODE_SETTINGS, type ModeSettings } from './mode';
import { applyOverrides } from './overrides';
import type { PatternSettings, SettingsOf } from './pattern-settings';
import { PATTERNS } from './patterns';
import { type ConfigProblem, describeIssues, nearest, shown } from './problems';

/** One parsed configuration: the common keys, and a section for each pattern of the list. What the app builds its stacks from. */
export type Settings<Patterns extends readonly PatternSettings[] = typeof PATTERNS> = CommonSettings & {
  readonly modeSettings: ModeSettings;
  /** Names of the patterns to build. */
  readonly patterns: readonly Patterns[number]['name'][];
} & { readonly [Each in Patterns[number] as Each['name']]: SettingsOf<Each> };

/** A configuration the app refuses, before any construct exists. The message names key, value and remedy. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      ['The configuration is refused:', ...problems.map(({ key, message }) => `  ${shortened(key)}: ${message}`)].join(
        '\n',
      ) + '\nEvery key is described in lib/config/common-settings.ts, or in settings.ts of its pattern.',
    );
    this.name = 'ConfigError';
  }
}

/** A key is written as it was given, unless nobody could read it to its end. */
function shortened(key: string): string {
  return key.length <= 100 ? key : `${key.slice(0, 100)}...`;
}

/**
 * Parses an environment's values with the command line's on top.
 *
 * @param environments - named inputs, normally environments.ts
 * @param context - values of `-c key=value`: `env`, `pattern`, and any config key by its dotted path
 * @param known - patterns there are; normally those of the list
 * @throws ConfigError naming every key that is wrong, with its value and what is allowed
 */
export function loadConfig(
  environments: Readonly<Record<string, object>>,
  context: Readonly<Record<string, unknown>>,
): Settings;
export function loadConfig<const Patterns extends readonly PatternSettings[]>(
  environments: Readonly<Record<string, object>>,
  context: Readonly<Record<string, unknown>>,
  known: Patterns,
): Settings<Patterns>;
export function loadConfig(
  environments: Readonly<Record<string, object>>,
  { env, pattern, ...values }: Readonly<Record<string, unknown>>,
  known: readonly PatternSettings[] = PATTERNS,
): object {
  const chosen = environments[chooseEnvironment(Object.keys(environments), env)];
  const names = choosePatterns(
    pattern,
    known.map(({ name }) => name),
  );
  const schema = configSchema(known);
  const { input, problems } = applyOverrides(schema, chosen ?? {}, values);
  const parsed = schema.safeParse(input);
  const refused = parsed.success ? problems : [...problems, ...describeIssues(schema, input, parsed.error.issues)];
  if (!parsed.success || refused.length > 0) throw new ConfigError(refused);

  const common = parsed.data as CommonSettings;
  const completed = known.map((each) => ({ each, settings: each.complete(sectionOf(parsed.data, each), common) }));
  const contradictions = completed.flatMap(({ each, settings }) => brokenRelations(each, settings, common));
  if (contradictions.length > 0) throw new ConfigError(contradictions);
  const sections = Object.fromEntries(completed.map(({ each, settings }) => [each.name, settings]));
  const modeSettings = { ...MODE_SETTINGS[common.mode], deletionProtection: common.deletionProtection };
  return { ...common, modeSettings, patterns: names, ...sections };
}

/** The common keys, and under each pattern's name its own. */
function configSchema(patterns: readonly PatternSettings[]): z.ZodObject {
  return commonSchema.extend(
    Object.fromEntries(patterns.map(({ name, schema }) => [name, schema.prefault({}) as z.ZodType])),
  );
}

function sectionOf(data: Readonly<Record<string, unknown>>, { name }: PatternSettings): Record<string, unknown> {
  return data[name] as Record<string, unknown>;
}

function brokenRelations(
  { name, relations }: PatternSettings,
  settings: Record<string, unknown>,
  common: CommonSettings,
): ConfigProblem[] {
  return relations.flatMap(({ key, problems }) =>
    problems(settings, common).map((message) => ({ key: `${name}.${key}`, message })),
  );
}

function chooseEnvironment(known: readonly string[], env: unknown): string {
  if (env === undefined) return known[0] ?? 'classroom';
  if (typeof env === 'string' && known.includes(env)) return env;
  throw new ConfigError([
    {
      key: 'env',
      message: `${shown(env)} is not an environment of lib/config/environments.ts; use one of ${known.join(', ')}`,
    },
  ]);
}

function choosePatterns(pattern: unknown, known: readonly string[]): readonly string[] {
  if (pattern === undefined) return known;
  const names = (typeof pattern === 'string' ? pattern : shown(pattern))
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ConfigError(
      unknown.map((name) => ({
        key: 'pattern',
        message: `${shown(name)} is not a pattern; use one or more of ${known.join(', ')}${nearest(name, known)}`,
      })),
    );
  }
  return known.filter((name) => names.includes(name));
}
