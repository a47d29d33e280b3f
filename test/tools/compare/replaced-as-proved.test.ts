import { readTemplate } from '../../../lib/model/template';
import { aligned } from '../../../lib/tools/compare/identity/aligned';
import { replacedResources, replacementFindings } from '../../../lib/tools/compare/impact/replaced-resources';
import { RECORDS } from '../../../lib/tools/compare/impact/replacement';
import { Names } from '../../../lib/tools/compare/names';
import { PATTERNS_AND_TINY } from '../../patterns';
import type { RawTemplate } from '../../proofs/mutant';
import { plain } from '../../proofs/proof';
import { type Change, changesOf, replacedBy } from '../../proofs/replacements';
import { DEFAULT_REGION } from '../../support/variants';

const KEYS = PATTERNS_AND_TINY.flatMap((pattern) => {
  const { name } = pattern.stack.pattern;
  const [from] = pattern.replacements.from;
  return Object.entries(pattern.replacements.values).map(
    ([key, values]) =>
      [`${name}.${key}`, { ...pattern, replacements: { ...pattern.replacements, from: [from!] } }, values] as const,
  );
});

test.each(KEYS)('of a change of %s the report replaces what is proved to be replaced', (key, pattern, values) => {
  for (const change of changesOf(pattern, key, values)) {
    const [told, proved] = [toldOf(change), replacedBy(change)];
    // What has no successor, or one of another name, is told of by what becomes of its data and by what is to be done.
    const stays = proved.filter((line) => idsOf(change).has(line.split(' ')[0]!));
    expect(told.filter((line) => !proved.includes(line))).toEqual([]);
    expect(stays.filter((line) => !told.includes(line))).toEqual([]);
  }
});

function toldOf({ before, after }: Change): string[] {
  const stack = aligned(stateOf(before), stateOf(after));
  const replaced = replacedResources(stack);
  const told = new Set(replacementFindings(stack, new Names(stack), replaced).map(({ logicalId }) => logicalId));
  return (
    replaced
      // Of records nobody proves whether they are made anew.
      .filter(({ logicalId }) => told.has(logicalId) && !RECORDS.includes(before.Resources[logicalId]!.Type))
      .map(({ logicalId, rolled }) => `${plain(logicalId)} is ${rolled ? 'rolled' : 'replaced'}`)
  );
}

function idsOf({ before, after }: Change): Set<string> {
  return new Set(
    Object.keys(before.Resources)
      .filter((id) => id in after.Resources)
      .map(plain),
  );
}

function stateOf(template: RawTemplate) {
  const model = readTemplate(template, { name: 'stack', region: DEFAULT_REGION });
  return { id: 'stack', template: template as never, model, terminationProtection: false, origins: new Map() };
}
