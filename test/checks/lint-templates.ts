/**
 * `npm run lint:templates`: cfn-lint over every variant, and over the most different ones in each further region, for what is
 * allowed there. The linter is a Python package of the same name as an unrelated one on npm; it is kept in `.cache`.
 */
process.env.CDK_VALIDATION = 'false'; // the library's own rules are checked by `npm run synth:all`

import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATTERNS_AND_TINY } from '../patterns';
import { synthesizeJson } from '../support/synthesize';
import { DEFAULT_REGION, variantsElsewhere, variantsOf } from '../support/variants';

const VERSION = '1.58.0';
const HOME = join(__dirname, '..', '..', '.cache', `cfn-lint-${VERSION}`);
const PROGRAM = join(HOME, process.platform === 'win32' ? 'Scripts' : 'bin', 'cfn-lint');

/** W3005: the library states dependencies that a reference already implies. Harmless, and not ours to change. */
const IGNORED = ['W3005'];

/** W3010: a zone is written out. An operator who names zones wants that, and whoever names none must not find one. */
const ZONE_WRITTEN_OUT = 'W3010';

interface Finding {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Location: { readonly Path?: readonly (string | number)[] };
  readonly Rule: { readonly Id: string };
}

interface Template {
  readonly file: string;
  readonly region: string;
  /** The operator names zones. */
  readonly namesZones: boolean;
  /** Variants with exactly this template. */
  readonly names: string[];
}

const workspace = mkdtempSync(join(tmpdir(), 'lint-templates-'));

main()
  .finally(() => rmSync(workspace, { recursive: true, force: true }))
  .then((findings) => process.exit(findings > 0 ? 1 : 0))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });

async function main(): Promise<number> {
  installLinter();
  const templates = writeTemplates();
  const byRegion = groupedBy(templates, ({ region }) => region);
  const batches = [...byRegion].flatMap(([region, all]) =>
    share(all, availableParallelism()).map((batch) => ({ region, batch })),
  );
  const findings = (await Promise.all(batches.map(({ region, batch }) => lint(region, batch)))).flat();
  const lines = groupedBy(findings, ({ Rule, Level, Location, Message }) =>
    [Rule.Id, Level, (Location.Path ?? []).join('/'), Message].join(' '),
  );
  for (const [line, found] of lines) {
    const names = templates
      .filter(({ file }) => found.some(({ Filename }) => Filename === file))
      .flatMap(({ names }) => names);
    console.error(`\n${line}\n  in ${names.length}: ${names.slice(0, 4).join('; ')}`);
  }
  const count = templates.reduce((sum, { names }) => sum + names.length, 0);
  console.log(`${count} variants linted as ${templates.length} templates, ${lines.size} findings`);
  return lines.size;
}

function installLinter(): void {
  if (existsSync(PROGRAM)) return;
  try {
    execFileSync('python3', ['-m', 'venv', HOME], { stdio: 'pipe' });
    execFileSync(
      join(HOME, 'bin', 'pip'),
      ['install', '--quiet', '--disable-pip-version-check', `cfn-lint==${VERSION}`],
      {
        stdio: 'pipe',
      },
    );
  } catch (error) {
    rmSync(HOME, { recursive: true, force: true });
    throw new Error(`cfn-lint could not be installed; it needs python3 with venv.\n${(error as Error).message}`);
  }
}

/** One file for each template that differs from all others. */
function writeTemplates(): Template[] {
  const known = new Map<string, Template>();
  for (const variant of [...PATTERNS_AND_TINY.flatMap(variantsOf), ...PATTERNS_AND_TINY.flatMap(variantsElsewhere)]) {
    const text = JSON.stringify(synthesizeJson(variant), null, 1);
    const same = known.get(text);
    if (same) same.names.push(variant.name);
    else {
      const file = join(workspace, `${known.size}.json`);
      writeFileSync(file, text);
      known.set(text, {
        file,
        region: variant.config.region ?? DEFAULT_REGION,
        namesZones: variant.config.availabilityZones !== undefined,
        names: [variant.name],
      });
    }
  }
  return [...known.values()];
}

function lint(region: string, templates: readonly Template[]): Promise<readonly Finding[]> {
  const files = templates.map(({ file }) => file);
  const named = new Set(templates.filter(({ namesZones }) => namesZones).map(({ file }) => file));
  const options = ['--format', 'json', '--regions', region, '--ignore-checks', ...IGNORED, '--', ...files];
  return new Promise((resolve, reject) => {
    execFile(PROGRAM, options, { maxBuffer: 1 << 28 }, (_, output, complaint) => {
      // The exit status tells how bad the findings are; what matters is whether there is a report at all.
      try {
        const found = JSON.parse(output) as Finding[];
        resolve(found.filter(({ Filename, Rule }) => Rule.Id !== ZONE_WRITTEN_OUT || !named.has(Filename)));
      } catch {
        reject(new Error(`cfn-lint gave no report: ${complaint || output}`));
      }
    });
  });
}

function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function share<Item>(items: readonly Item[], parts: number): Item[][] {
  return Array.from({ length: parts }, (_, part) => items.filter((__, at) => at % parts === part)).filter(
    (batch) => batch.length > 0,
  );
}
