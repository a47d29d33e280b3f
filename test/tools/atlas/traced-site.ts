import type { AssembledStack } from '../../../lib/model/assembly';
import { pageFile } from '../../../lib/tools/atlas/atlas-page';
import { buildSite, type Site } from '../../../lib/tools/atlas/build-site';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { patternNamed } from '../../patterns';
import { tracedStacks } from '../../support/traced-stacks';

/** Is told what a page of the site is made of. */
export type OnAssembled = (page: string, stacks: readonly AssembledStack[]) => void;

/** The site of some patterns, as the command makes it. */
export function siteOf(patterns: readonly string[], onAssembled: OnAssembled = () => {}): Promise<Site> {
  return buildSite({
    patterns: patterns.map((name) => patternNamed(name).stack.pattern),
    root: REPOSITORY,
    assemble: async (pattern, variant) => {
      const stacks = await tracedStacks(pattern, variant);
      onAssembled(pageFile(pattern, variant), stacks);
      return stacks;
    },
  });
}
