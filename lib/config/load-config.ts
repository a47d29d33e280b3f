import { RESULTS_DATABASE } from '../async/domain/results-database';
import { canonicalRange, isSingleAddress } from './address-range';
import { type AsyncSettings, DEFAULT_MAX_WORKERS } from './async-schema';
import { FREE_PLAN_INSTANCE_TYPES, type LabSettings } from './lab-schema';
import { MODE_SETTINGS, type Mode, type ModeSettings } from './mode';
import { applyOverrides } from './overrides';
import { type ConfigProblem, describeIssues, nearest, shown } from './problems';
import type { Region } from './regions';
import { type ConfigInput, configSchema, PATTERNS, type PatternName } from './schema';

/** One parsed configuration: what the app builds its stacks from. */
export interface Settings {
  readonly mode: Mode;
  readonly modeSettings: ModeSettings;
  readonly region: Region;
  readonly owner: string;
  /** @default - alarms reach the topic only */
  readonly alarmEmail?: string;
  readonly patterns: readonly PatternName[];
  readonly lab: LabSettings;
  readonly async: AsyncSettings;
}

/** A configuration the app refuses, before any construct exists. The message names key, value and remedy. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      ['The configuration is refused:', ...problems.map(({ key, message }) => `  ${shortened(key)}: ${message}`)].join(
        '\n',
      ) + '\nEvery key is described in lib/config/schema.ts.',
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
 * @throws ConfigError naming every key that is wrong, with its value and what is allowed
 */
export function loadConfig(
  environments: Readonly<Record<string, ConfigInput>>,
  context: Readonly<Record<string, unknown>>,
): Settings {
  const { env, pattern, ...values } = context;
  const chosen = environments[chooseEnvironment(Object.keys(environments), env)];
  const patterns = choosePatterns(pattern);

  const { input, problems } = applyOverrides(configSchema, chosen ?? {}, values);
  const parsed = configSchema.safeParse(input);
  const refused = parsed.success
    ? problems
    : [...problems, ...describeIssues(configSchema, input, parsed.error.issues)];
  if (!parsed.success || refused.length > 0) throw new ConfigError(refused);

  const config = parsed.data;
  const settings: Settings = {
    ...config,
    modeSettings: MODE_SETTINGS[config.mode],
    patterns,
    lab: {
      ...config.lab,
      adminCidr: config.lab.adminCidr && canonicalRange(config.lab.adminCidr),
      allowedCidrs: config.lab.allowedCidrs.map(canonicalRange),
      nightlyStop: config.lab.nightlyStop ?? config.mode === 'classroom',
    },
  };
  const contradictions = relations(settings);
  if (contradictions.length > 0) throw new ConfigError(contradictions);
  return settings;
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

function choosePatterns(pattern: unknown): readonly PatternName[] {
  if (pattern === undefined) return PATTERNS;
  const names = String(pattern)
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => !(PATTERNS as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new ConfigError(
      unknown.map((name) => ({
        key: 'pattern',
        message: `${shown(name)} is not a pattern; use one or more of ${PATTERNS.join(', ')}${nearest(name, PATTERNS)}`,
      })),
    );
  }
  return PATTERNS.filter((name) => names.includes(name));
}

/** What relates two values, which no single key's schema can say. */
function relations({ lab, async, alarmEmail }: Settings): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (lab.adminCidr !== undefined && !lab.allowWideCidr && !isSingleAddress(lab.adminCidr)) {
    problems.push({
      key: 'lab.adminCidr',
      message: `"${lab.adminCidr}" is more than one address; give a /32 (or /128), or set lab.allowWideCidr to true`,
    });
  }
  if (!(lab.instanceType in FREE_PLAN_INSTANCE_TYPES) && !lab.allowAnyInstanceType) {
    problems.push({
      key: 'lab.instanceType',
      message: `"${lab.instanceType}" is outside the free plan; use one of ${Object.keys(FREE_PLAN_INSTANCE_TYPES).join(', ')}, or set lab.allowAnyInstanceType to true`,
    });
  }
  if (lab.os === 'windows-2022' && isArm(lab.instanceType)) {
    problems.push({
      key: 'lab.os',
      message: `"windows-2022" has no image for the arm64 processor of ${lab.instanceType}; use t3.micro or t3.small`,
    });
  }
  if (lab.monthlyBudgetUsd !== undefined && alarmEmail === undefined) {
    problems.push({
      key: 'lab.monthlyBudgetUsd',
      message: `${lab.monthlyBudgetUsd} needs somebody to tell; set alarmEmail, for example ops@example.com`,
    });
  }
  // IAM holds Minji and minji for the same name.
  const repeated = [...lab.users, ...lab.groups.map(({ name }) => name)].filter(
    (name, at, all) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== at,
  );
  for (const name of new Set(repeated)) {
    problems.push({
      key: 'lab.users',
      message: `"${name}" is named twice; each user and group needs a name of its own`,
    });
  }
  const { mostWorkers } = RESULTS_DATABASE;
  if (async.results === 'rds' && async.worker === 'lambda' && async.maxConcurrency > mostWorkers) {
    problems.push({
      key: 'async.maxConcurrency',
      message: `${async.maxConcurrency} workers want more connections than the results database has; at most ${mostWorkers} with results "rds"`,
    });
  }
  if (async.worker === 'lambda' && async.maxWorkers !== DEFAULT_MAX_WORKERS) {
    problems.push({
      key: 'async.maxWorkers',
      message: `${async.maxWorkers} has no effect with worker "lambda"; set async.worker to "ec2"`,
    });
  }
  return problems;
}

/** Graviton families carry a g after the generation: t4g, m7g, c7gn. */
function isArm(instanceType: string): boolean {
  return /^[a-z]+\d+g/.test(instanceType);
}
