import type { Sentence } from '../../../config/sentence';
import type { AssembledStack } from '../../../model/assembly';
import { type Holder, type Right, rightsOf } from '../../../model/iam/rights';
import { holderWords } from '../../wording/holder-words';
import { rightInWords } from '../../wording/right-in-words';
import { thingName } from '../../wording/thing-name';
import { type Html, html, said } from '../html';
import type { PictureNames } from '../picture-names';
import { resourceKey } from '../resource-key';

/** Who may do what, in words, each under whoever may do it; the policy itself stands folded below. */
export async function rightsSection(stacks: readonly AssembledStack[], names: PictureNames): Promise<Html> {
  const byHolder = new Map<string, StackRight[]>();
  for (const each of stacks.flatMap((stack) => rightsOf(stack.model).map((right) => ({ stack, right })))) {
    const key = holderKey(each);
    byHolder.set(key, [...(byHolder.get(key) ?? []), each]);
  }
  const parts = await Promise.all([...byHolder.values()].map((rights) => holderOf(rights, names)));
  return html`<p>${said({
    en: 'A wildcard (*) stands for any name: such rights are marked, and each is worth a question. Who may do nothing here is not told.',
    ko: '와일드카드(*)는 어떤 이름이든 된다는 뜻입니다. 와일드카드가 있는 권한은 표시해 두었으니 하나씩 따져 보세요. 아무 권한도 없는 주체는 싣지 않았습니다.',
  })}</p>
${parts}`;
}

interface StackRight {
  readonly stack: AssembledStack;
  readonly right: Right;
}

/** A service or a person is the same for every stack; ids are of one stack. */
function holderKey({ stack, right: { who } }: StackRight): string {
  return JSON.stringify(['logicalId' in who ? stack.id : '', who]);
}

async function holderOf(rights: readonly StackRight[], names: PictureNames): Promise<Html> {
  const { stack: first, right } = rights[0]!;
  const sentences = await Promise.all(
    rights.map(async (each) => ({
      ...each,
      en: await rightInWords(each.stack, each.right, 'en'),
      ko: await rightInWords(each.stack, each.right, 'ko'),
    })),
  );
  const wild = rights.filter((each) => isWild(each.right)).length;
  const policies = new Map(
    rights.map((each) => [resourceKey(each.stack.id, each.right.policy), { ...each, id: each.right.policy }]),
  );
  const keys = rights.map((each) => keysOf(each.stack, each.right));
  const called = inBoth(first, right.who);
  const owner = 'logicalId' in right.who ? names.owner(first, right.who.logicalId) : undefined;
  const heading = owner
    ? html`<b>${said(owner)}</b> <span class="count">${said(called)}</span>`
    : html`<b>${said(called)}</b>`;
  return html`<details class="rights" data-resources="${[...new Set(keys.join(' ').split(' '))].join(' ')}">
<summary>${heading} <span class="count">${said(counted(rights.length))}</span>${wild > 0 ? html` <span class="wild">${said(starred(wild))}</span>` : undefined}</summary>
<ul>
${sentences.map(
  ({ stack, right, en, ko }) =>
    html`<li data-resources="${keysOf(stack, right)}"${isWild(right) ? html` class="wild-right"` : undefined}><span lang="en">${marked(en)}</span><span lang="ko">${marked(ko)}</span></li>\n`,
)}</ul>
${[...policies.values()].map(
  ({ stack, id }) =>
    html`<details class="raw"><summary>${thingName(stack, id)}, JSON</summary><pre tabindex="0">${JSON.stringify(stack.model.resources.get(id)!.properties, null, 2)}</pre></details>\n`,
)}</details>
`;
}

function inBoth(stack: AssembledStack, who: Holder): Sentence {
  return { en: upper(holderWords(stack, who, 'en')), ko: holderWords(stack, who, 'ko') };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function counted(count: number): Sentence {
  return { en: `${count} ${count === 1 ? 'entry' : 'entries'}`, ko: `항목 ${count}개` };
}

function starred(count: number): Sentence {
  return { en: `${count} with a wildcard`, ko: `와일드카드 ${count}개` };
}

/** A right that names no action or thing in full. What is forbidden may be as wide as it likes. */
function isWild({ effect, as, actions, resources }: Right): boolean {
  if (effect !== 'Allow' || as !== 'grant') return false;
  return actions.patterns.some((pattern) => pattern.includes('*')) || resources.listed.some(({ text }) => text === '*');
}

function idsOf(who: Holder): string[] {
  return 'logicalId' in who ? [who.logicalId] : [];
}

function thingsOf({ resources }: Right): string[] {
  return resources.listed.flatMap(({ logicalId }) => (logicalId === undefined ? [] : [logicalId]));
}

function keysOf(stack: AssembledStack, right: Right): string {
  const ids = [right.policy, ...idsOf(right.who), ...thingsOf(right)];
  return [...new Set(ids)].map((id) => resourceKey(stack.id, id)).join(' ');
}

/** Actions that end in a star stand out, and what is in backquotes is code. */
function marked(sentence: string): Html {
  return html`${sentence.split(/(`[^`]+`|[a-z0-9-]+:\w*\*)/).map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    return /^[a-z0-9-]+:\w*\*$/.test(part) ? html`<mark>${part}</mark>` : html`${part}`;
  })}`;
}
