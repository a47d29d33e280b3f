import type { AssembledStack } from '../../../model/assembly';
import { type Amount, type CostLine, costOfStacks, type Total } from '../../cost/cost-of-stacks';
import { type Html, html, said } from '../html';
import { resourceKey } from '../resource-key';

/** What stacks cost while nobody uses them, by the hour, the class and the month; what nobody knows is counted. */
export function costSection(stacks: readonly AssembledStack[]): Html {
  const { lines, idle } = costOfStacks(stacks, stacks[0]!.model.region);
  return html`<p>${said({
    en: 'US dollars without tax, while nobody uses it. A class is two hours.',
    ko: '아무도 쓰지 않을 때의 금액입니다. 미국 달러이고 세금은 뺐습니다. 수업 한 번은 두 시간입니다.',
  })}</p>
<div class="wide" tabindex="0" role="region" aria-label="What it costs" data-ko-label="비용"><table>
<thead><tr><th scope="col">${said({ en: 'What', ko: '항목' })}</th><th scope="col" class="number">${said({ en: 'An hour', ko: '시간' })}</th><th scope="col" class="number">${said({ en: 'A class', ko: '수업' })}</th><th scope="col" class="number">${said({ en: 'A month', ko: '월' })}</th></tr></thead>
<tbody>${lines.map(row)}</tbody>
<tfoot><tr><th scope="row">${said(totalWords(idle))}</th>${amounts(idle)}</tr></tfoot>
</table></div>`;
}

function row({ what, resources, amount }: CostLine): Html {
  const keys = resources.map(({ stack, logicalId }) => resourceKey(stack, logicalId)).join(' ');
  return html`<tr data-resources="${keys}"><th scope="row">${said(what)}</th>${
    amount ? amounts(amount) : html`<td class="number" colspan="3">${said({ en: 'unknown', ko: '알 수 없음' })}</td>`
  }</tr>
`;
}

function amounts({ perHour, perClass, perMonth }: Amount): Html {
  return html`<td class="number">${perHour.toFixed(4)}</td><td class="number">${perClass.toFixed(3)}</td><td class="number">${perMonth.toFixed(2)}</td>`;
}

function totalWords({ unknown }: Total): { readonly en: string; readonly ko: string } {
  return unknown === 0
    ? { en: 'Together', ko: '합계' }
    : { en: `Together, at least (${unknown} unknown)`, ko: `합계, 적어도 (알 수 없음 ${unknown}개)` };
}
