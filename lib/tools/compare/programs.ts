import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AssembledStack } from '../../model/assembly';
import { readTemplate } from '../../model/template';

/**
 * The same stacks, with every program under a hash of what it does: a bundle says in which folder it was made, so that two checkouts
 * give equal sources unequal hashes.
 */
export function withProgramsByContent(stacks: readonly AssembledStack[]): readonly AssembledStack[] {
  const known = new Map<string, string>();
  return stacks.map((stack) => {
    const { assets, name, region } = stack.model;
    const programs = [...assets].filter(([hash, path]) => /^[0-9a-f]{64}$/.test(hash) && existsSync(path));
    const text = programs.reduce((written, [hash, path]) => {
      const content = known.get(path) ?? contentHash(path);
      known.set(path, content);
      return written.replaceAll(hash, content);
    }, JSON.stringify(stack.template));
    const template = JSON.parse(text) as AssembledStack['template'];
    return { ...stack, template, model: readTemplate(template, { name, region, assets }) };
  });
}

/** Where a bundle was made: what leads to the folder of the packages, in its comments and in the names of its modules. */
const WAY_TO_PACKAGES = /(?:\.{0,2}\/)?(?:[\w.@+~-]+\/)*node_modules\//g;

/** Maps say where the sources were, and run nowhere. */
const SOURCE_MAP = /\.map$/;

function contentHash(path: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(path, '')) {
    if (SOURCE_MAP.test(file)) continue;
    const content = readFileSync(join(path, file));
    hash.update(`${file}\0`);
    hash.update(/\.[cm]?js$/.test(file) ? content.toString('utf8').replace(WAY_TO_PACKAGES, 'node_modules/') : content);
  }
  return hash.digest('hex');
}

/** Files of a folder, or the file itself. What lies among installed packages is what their lock file says. */
function filesIn(path: string, inside: string): string[] {
  if (!statSync(join(path, inside)).isDirectory()) return [inside];
  return readdirSync(join(path, inside))
    .sort()
    .flatMap((name) => {
      const at = inside === '' ? name : `${inside}/${name}`;
      return name === 'node_modules' ? installed(path, at) : filesIn(path, at);
    });
}

function installed(path: string, at: string): string[] {
  const lock = `${at}/.package-lock.json`;
  return existsSync(join(path, lock)) ? [lock] : filesIn(path, at);
}
