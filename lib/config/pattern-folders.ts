/** Folders that belong to the house. Every other folder at these places bears the name of a pattern. */
const HOUSE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  bin: [],
  stacks: [],
  constructs: ['guardrails', 'shared'],
  lib: ['config', 'model', 'rules', 'shared', 'tools'],
  test: [
    'bench',
    'browser',
    'checks',
    'config',
    'guardrails',
    'house',
    'integ',
    'model',
    'proofs',
    'shared',
    'support',
    'tools',
    'whole-house',
  ],
};

/** The three lists of patterns: what a pattern may choose, what it deploys, and how it is tested. */
export const LISTS_OF_PATTERNS: readonly string[] = ['lib/config/patterns.ts', 'stacks/stacks.ts', 'test/patterns.ts'];

/** Where a deployable test stands: all of them in one folder, as the integration runner wants it. */
const INTEGRATION_FILE = /^test\/integ\/(?:integ\.([a-z]+)\.ts|([a-z]+)-probe\.js)$/;

/** @returns the pattern that a path belongs to, if it belongs to one */
export function patternOf(path: string): string | undefined {
  const [, ofRunner, ofProbe] = INTEGRATION_FILE.exec(path) ?? [];
  if (ofRunner ?? ofProbe) return ofRunner ?? ofProbe;
  const [, part, folder] = /^([a-z]+)\/([^/]+)\//.exec(path) ?? [];
  const ofTheHouse = HOUSE_FOLDERS[part ?? ''];
  return folder === undefined || ofTheHouse === undefined || ofTheHouse.includes(folder) ? undefined : folder;
}
