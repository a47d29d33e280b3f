import type { Language } from '../../lib/config/sentence';
import type { Graph } from '../../lib/model/graph/graph';
import { graphOf } from '../../lib/model/graph/graph-of';
import { tourOf } from '../../lib/tools/atlas/pattern-picture';
import { pictureOf } from '../../lib/tools/picture/picture-of';
import { PATTERNS } from '../patterns';
import { tracedStacks } from '../support/traced-stacks';
import { BrowserVisit } from './browser-visit';

/** Names that other tools cut off. */
const CUT_ELSEWHERE = [
  // mermaid-js/mermaid#7359
  '하드코딩자막 비디오',
  '세그먼트 + 타임스탬프',
  'Fine-tuned Qwen-VL',
  // kirodotdev/KiroCrew#12480
  'Sinks: SSE / csv / jsonl / png',
  'Gateway: HTTP/SSE to Web',
  // yuzutech/kroki#1167
  'ああああああああああああ',
  // MoonshotAI/kimi-code#2577: thirty-five letters without a space
  '账户同步服务负责把每个用户在本地所做的修改写入远端数据库并在失败时重试三次',
];

let visit: BrowserVisit;
beforeAll(async () => {
  visit = await BrowserVisit.start();
});
afterAll(() => visit?.end());

/** What stands out of its tile, or out of the ground that a line's words have. */
async function standingOut(graph: Graph, language: Language, shape: 'wide' | 'narrow'): Promise<readonly string[]> {
  const page = await visit.open('about:blank');
  await page.setContent(await pictureOf(graph, language, shape));
  const found = await page.evaluate<string[]>(`(() => {
    const out = [];
    const check = (text, box) => {
      const [inner, outer] = [text, box].map((each) => each.getBoundingClientRect());
      if (inner.x < outer.x - 1 || inner.x + inner.width > outer.x + outer.width + 1) out.push(text.textContent);
      if (inner.y < outer.y - 2 || inner.y + inner.height > outer.y + outer.height + 2) out.push(text.textContent);
    };
    for (const tile of document.querySelectorAll('.tile[data-node]')) {
      for (const text of tile.querySelectorAll('text')) check(text, tile.querySelector('rect'));
    }
    for (const ground of document.querySelectorAll('.behind')) check(ground.nextElementSibling, ground);
    for (const text of document.querySelectorAll('text')) check(text, document.querySelector('.sheet'));
    return out;
  })()`);
  await page.close();
  return found;
}

describe.each(PATTERNS.map(({ stack }) => stack.pattern.name))('in the picture of %s', (name) => {
  const kinds = (['wide', 'narrow'] as const).flatMap((shape) =>
    (['en', 'ko'] as const).map((language) => [shape, language] as const),
  );

  test.each(kinds)('%s in %s, all words stay in their boxes', async (shape, language) => {
    const graph = graphOf(await tracedStacks(name, { context: {} }), tourOf(name));
    expect(await standingOut(graph, language, shape)).toEqual([]);
  });
});

test('names that other tools cut off stay in their boxes', async () => {
  const { name } = PATTERNS[0]!.stack.pattern;
  const graph = graphOf(await tracedStacks(name, { context: {} }), tourOf(name));
  const renamed = (from: number): Graph => ({
    ...graph,
    nodes: graph.nodes.map((node, at) => {
      const text = CUT_ELSEWHERE[(from + at) % CUT_ELSEWHERE.length]!;
      return { ...node, name: { en: text, ko: text } };
    }),
  });
  const found = [0, graph.nodes.length].map((from) => standingOut(renamed(from), 'ko', 'narrow'));
  expect((await Promise.all(found)).flat()).toEqual([]);
});
