import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { parse as parseYaml } from 'yaml';
import type { AssembledStack } from '../../../lib/model/assembly';
import { buildSite } from '../../../lib/tools/atlas/build-site';
import { embedded, html, said } from '../../../lib/tools/atlas/html';
import { inlineMarkdown } from '../../../lib/tools/atlas/inline-markdown';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { tracedStacks } from '../../support/traced-stacks';

type Element = DefaultTreeAdapterMap['element'];

const ANGRY = `</script></title><script>alert("1")</script> 'x' & <img src=x onerror=alert(1)> 한글`;

function elementsOf(text: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(text));
  return found;
}

function textOf(node: DefaultTreeAdapterMap['node']): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const named = (text: string, tag: string) => elementsOf(text).filter(({ tagName }) => tagName === tag);

test('what is put into HTML is text, and never more', () => {
  const [element] = named(html`<p title="${ANGRY}">${ANGRY}</p>`.text, 'p');
  expect([textOf(element!), element!.attrs]).toEqual([ANGRY, [{ name: 'title', value: ANGRY }]]);
  expect(named(said({ en: ANGRY, ko: '한글' }).text, 'span').map(textOf)).toEqual([ANGRY, '한글']);
  const paragraph = `<p>${inlineMarkdown(`\`${ANGRY}\` **${ANGRY}**`).text}</p>`;
  expect([textOf(named(paragraph, 'p')[0]!), named(paragraph, 'script')]).toEqual([`${ANGRY} ${ANGRY}`, []]);
});

test('data of a page end where they end', () => {
  const [script, ...others] = named(embedded('data', { ANGRY }).text, 'script');
  expect([JSON.parse(textOf(script!)), others]).toEqual([{ ANGRY }, []]);
});

test('a template and an owner with markup in them make a page with the scripts that it has anyway', async () => {
  const { pattern } = PATTERNS[0]!.stack;
  const stacks = await tracedStacks(pattern.name, { context: {} });
  const [first] = stacks as [AssembledStack];
  const pageOf = async (assembled: readonly AssembledStack[]) => {
    const site = await buildSite({ patterns: [pattern], root: REPOSITORY, assemble: async () => assembled });
    return site.get(`${pattern.name}-classroom.html`)!;
  };
  const { Resources } = first.template as { readonly Resources: Readonly<Record<string, object>> };
  const [logicalId, resource] = Object.entries(Resources)[0]!;
  const angry = { ...resource, Metadata: { Description: ANGRY } };
  const changed = { ...first, template: { ...first.template, Resources: { ...Resources, [logicalId]: angry } } };
  const [calm, page] = await Promise.all([pageOf(stacks), pageOf([changed, ...stacks.slice(1)])]);

  expect(named(page, 'script').length).toBe(named(calm, 'script').length);
  expect(named(page, 'img')).toEqual([]);
  const data = named(page, 'script').find(({ attrs }) => attrs.some(({ value }) => value === 'page-data'))!;
  const { yaml } = (JSON.parse(textOf(data)) as { readonly resources: Record<string, { readonly yaml: string }> })
    .resources[`${first.id}.${logicalId}`]!;
  const read = parseYaml(yaml, { logLevel: 'silent' }) as Record<string, { readonly Metadata: object }>;
  expect(read[logicalId]!.Metadata).toEqual({ Description: ANGRY });
}, 300_000);
