import type { Sentence } from '../../../config/sentence';
import type { AssembledStack } from '../../../model/assembly';
import { type Holder, type Right, rightsOf } from '../../../model/iam/rights';
import { holderWords } from '../../wording/holder-words';
import { rightInWords } from '../../wording/right-in-words';
import { thingName } from '../../wording/thing-name';
import { type Html, html, said } from '../html';
import { resourceKey } from '../resource-key';

/** Who may do what, in words, each under whoever may do it; the policy itself stands folded below. */
export async function rightsSection(stacks: readonly AssembledStack[]): Promise<Html> {
  const parts = await Promise.all(stacks.map(rightsOfStack));
  return html`<p>${said({
    en: 'A wildcard (*) stands for any name: such rights are marked, and each is worth a question. Who may do nothing here is not told.',
    ko: '와일드카드(*)는 어떤 이름이든 된다는 뜻입니다. 와일드카드가 있는 권한은 표시해 두었으니 하나씩 따져 보세요. 아무 권한도 없는 주체는 싣지 않았습니다.',
  })}</p>
${parts}`;
}

async function rightsOfStack(stack: AssembledStack): Promise<Html> {
  const byHolder = new Map<string, Right[]>();
  for (const right of rightsOf(stack.model)) {
    const id = JSON.stringify(right.who);
    byHolder.set(id, [...(byHolder.get(id) ?? []), right]);
  }
  const holders = await Promise.all([...byHolder.values()].map((rights) => holderOf(stack, rights)));
  return html`${holders}`;
}

async function holderOf(stack: AssembledStack, rights: readonly Right[]): Promise<Html> {
  const { who } = rights[0]!;
  const sentences = await Promise.all(
    rights.map(async (right) => ({
      right,
      en: await rightInWords(stack, right, 'en'),
      ko: await rightInWords(stack, right, 'ko'),
    })),
  );
  const wild = rights.filter(isWild).length;
  const policies = [...new Set(rights.map(({ policy }) => policy))];
  const keys = [...policies, ...idsOf(who), ...rights.flatMap(thingsOf)].map((id) => resourceKey(stack.id, id));
  return html`<details class="rights" data-resources="${[...new Set(keys)].join(' ')}">
<summary><b>${said(inBoth(stack, who))}</b> <span class="count">${said(counted(rights.length))}</span>${wild > 0 ? html` <span class="wild">${said(starred(wild))}</span>` : undefined}</summary>
<ul>
${sentences.map(
  ({ right, en, ko }) =>
    html`<li data-resources="${keysOf(stack, right)}"${isWild(right) ? html` class="wild-right"` : undefined}><span lang="en">${marked(en)}</span><span lang="ko">${marked(ko)}</span></li>\n`,
)}</ul>
${policies.map(
  (policy) =>
    html`<details class="raw"><summary>${thingName(stack, policy)}, JSON</summary><pre tabindex="0">${JSON.stringify(stack.model.resources.get(policy)!.properties, null, 2)}</pre></details>\n`,
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
