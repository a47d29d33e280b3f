import type * as z from 'zod';
import { COMMON_RELATIONS } from './common-relations';
import { availabilityZonesOf, type CommonSettings, commonSchema } from './common-settings';
import { COMMON_WARNINGS } from './common-warnings';
import { ConfigError } from './config-error';
import { contextOption } from './context-option';
import { among } from './guess';
import { MODE_SETTINGS, type ModeSettings } from './mode';
import { noPattern } from './no-pattern';
import { applyOverrides } from './overrides';
import type { PatternSettings, Relation, SettingsOf } from './pattern-settings';
import { PATTERNS } from './patterns';
import { type ConfigProblem, describeIssues, describeValue, didYouMean, shown } from './problems';
import { joined } from './sentence';

/** What is taken, and yet not what somebody would want. */
export interface ConfigWarning extends ConfigProblem {
  /**
   * The pattern that it concerns.
   * @default - all that are built
   */
  readonly pattern?: string;
}

/** One parsed configuration: the common keys, and a section for each pattern of the list. What the app builds its stacks from. */
export type Settings<Patterns extends readonly PatternSettings[] = typeof PATTERNS> = CommonSettings & {
  readonly modeSettings: ModeSettings;
  /** What a person should hear before a deployment. */
  readonly warnings: readonly ConfigWarning[];
  /** Names of the patterns to build. */
  readonly patterns: readonly Patterns[number]['name'][];
} & { readonly [Each in Patterns[number] as Each['name']]: SettingsOf<Each> };

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
  const schema = configSchema(known, { ...chosen, ...values });
  const { input, typed, unknown, unread } = applyOverrides(schema, chosen ?? {}, values, ['env', 'pattern']);
  const given = { schema, input, typed };
  const parsed = schema.safeParse(input);
  const refused = [
    ...unknown,
    ...unread.map(({ key, fault }) => ({ key, message: describeValue(given, key.split('.'), fault) })),
    ...describeIssues(given, parsed.error?.issues ?? []),
  ];
  if (!parsed.success || refused.length > 0) throw new ConfigError(refused);

  const common = parsed.data as CommonSettings;
  const completed = known.map((each) => ({ each, settings: each.complete(sectionOf(parsed.data, each), common) }));
  const contradictions = [
    ...said(COMMON_RELATIONS, common, common),
    ...completed.flatMap(({ each, settings }) => said(each.relations, settings, common, each.name)),
  ];
  if (contradictions.length > 0) throw new ConfigError(contradictions);
  const warnings: ConfigWarning[] = [
    ...withoutEffect([...typed.keys()], names, known),
    ...said(COMMON_WARNINGS, common, common),
    ...completed
      .filter(({ each }) => names.includes(each.name))
      .flatMap(({ each, settings }) =>
        said(each.warnings ?? [], settings, common, each.name).map((warning) => ({ ...warning, pattern: each.name })),
      ),
  ];
  const sections = Object.fromEntries(completed.map(({ each, settings }) => [each.name, settings]));
  const { mode, deletionProtection, availabilityZones = MODE_SETTINGS[mode].availabilityZones } = common;
  const modeSettings = { ...MODE_SETTINGS[mode], deletionProtection, availabilityZones };
  return { ...common, modeSettings, warnings, patterns: names, ...sections };
}

/** The common keys, and under each pattern's name its own. Zones are those of the region that was meant. */
function configSchema(patterns: readonly PatternSettings[], given: { readonly region?: unknown }): z.ZodObject {
  const region = commonSchema.shape.region.safeParse(given.region).data;
  return commonSchema.extend({
    ...(region && { availabilityZones: availabilityZonesOf(region) }),
    ...Object.fromEntries(patterns.map(({ name, schema }) => [name, schema.prefault({}) as z.ZodType])),
  });
}

function sectionOf(data: Readonly<Record<string, unknown>>, { name }: PatternSettings): Record<string, unknown> {
  return data[name] as Record<string, unknown>;
}

function said<Settings>(
  relations: readonly Relation<Settings>[],
  settings: Settings,
  common: CommonSettings,
  section?: string,
): ConfigProblem[] {
  return relations.flatMap(({ key, problems }) =>
    problems(settings, common).map((message) => ({ key: section ? `${section}.${key}` : key, message })),
  );
}

/** Keys of the command line that speak to a pattern which is not built. In the file they wait for the day that it is. */
function withoutEffect(
  keys: readonly string[],
  built: readonly string[],
  known: readonly PatternSettings[],
): ConfigProblem[] {
  const absent = known.map(({ name }) => name).filter((name) => !built.includes(name));
  return keys
    .map((key) => ({ key, section: key.split('.')[0]! }))
    .filter(({ section }) => absent.includes(section))
    .map(({ key, section }) => {
      const both = contextOption('pattern', [...built, section]);
      return {
        key,
        message: {
          en: `has no effect, because its pattern is not chosen; to have it too: ${both}`,
          ko: `이 키의 패턴을 고르지 않아 아무 효과가 없습니다. 함께 고르려면: ${both}`,
        },
      };
    });
}

function chooseEnvironment(known: readonly string[], env: unknown): string {
  if (env === undefined) return known[0] ?? 'classroom';
  if (typeof env === 'string' && known.includes(env)) return env;
  const [near] = among(String(env), known);
  throw new ConfigError([
    {
      key: 'env',
      message: joined([
        {
          en: `${shown(env)} is not an environment of lib/config/environments.ts; use one of ${known.join(', ')}`,
          ko: `${shown(env)}은(는) lib/config/environments.ts에 없는 환경입니다. ${known.join(', ')} 중에서 고르세요`,
        },
        near === undefined ? undefined : didYouMean(contextOption('env', near)),
      ]),
    },
  ]);
}

function choosePatterns(pattern: unknown, known: readonly string[]): readonly string[] {
  if (pattern === undefined) return known;
  const names = (typeof pattern === 'string' ? pattern : shown(pattern))
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => unknownPattern(name === '' && typeof pattern === 'string' ? pattern : name, known));
  if (problems.length > 0) throw new ConfigError(problems);
  return known.filter((name) => names.includes(name));
}

function unknownPattern(name: string, known: readonly string[]): ConfigProblem {
  const choices = known.join(', ');
  const several = name.split(/[\s,;|+、，]+/).flatMap((word) => among(word, known));
  const meant = [...new Set(several)].join(',');
  return {
    key: 'pattern',
    message: joined([
      noPattern(name),
      {
        en: `use one or more of ${choices}, or leave -c pattern out for all`,
        ko: `${choices} 중에서 고르세요. 모두 고르려면 -c pattern을 빼세요`,
      },
      meant === '' ? undefined : didYouMean(contextOption('pattern', meant)),
    ]),
  };
}
