import type { Sentence } from '../../../config/sentence';
import type { AssembledStack } from '../../../model/assembly';
import { byClass, hourly, monthly } from '../../cost/amounts';
import {
  type Amount,
  type CostLine,
  type CostOfStacks,
  classAmountOf,
  costOfStacks,
  type Total,
} from '../../cost/cost-of-stacks';
import { type Spending, useOfClass } from '../../cost/spending';
import { TEXTS } from '../../cost/texts';
import type { UseName } from '../../cost/uses';
import type { Price } from '../../prices/price-list';
import { dateIn } from '../../prices/price-words';
import { type Html, html, said } from '../html';
import { resourceKey } from '../resource-key';

const HEADS = {
  what: { en: 'What', ko: '항목' },
  hour: { en: 'An hour', ko: '시간' },
  lesson: { en: 'A class', ko: '수업' },
  month: { en: 'A month', ko: '월' },
  formula: { en: 'Formula', ko: '계산' },
  price: { en: 'Price as of', ko: '가격 기준일' },
  stopped: { en: 'When it is stopped', ko: '중지하면' },
  unit: { en: 'Price of one', ko: '단가' },
  each: { en: 'Each person', ko: '한 사람' },
} as const satisfies Readonly<Record<string, Sentence>>;

const UNKNOWN: Sentence = { en: 'unknown', ko: '알 수 없음' };

/**
 * What stacks cost, used or not, by the hour, the class and the month, each with its formula and the day of its price; what only use
 * pays for; what classes of several sizes pay for using it; and what goes on. What nobody knows is counted.
 */
export function costSection(stacks: readonly AssembledStack[], spending: Spending): Html {
  const { region } = stacks[0]!.model;
  const cost = costOfStacks(stacks, region);
  return html`<p>${said({
    en: 'Paid for whether anybody uses it or not. A class is two hours.',
    ko: '쓰든 안 쓰든 나오는 요금입니다. 수업 한 번은 두 시간입니다.',
  })}</p>
${linesOf(cost)}
${usesOf(cost)}
${classOf(
  spending,
  CLASSES.map((people) => costOfStacks(stacks, region, useOfClass(spending, people))),
)}
<p><small>${said({ en: TEXTS.en.assumptions, ko: TEXTS.ko.assumptions })}</small></p>`;
}

function linesOf({ lines, idle, stopped }: CostOfStacks): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="What it costs" data-ko-label="비용"><table class="charges">
<thead><tr>${head('what')}${head('hour', 'number')}${head('lesson', 'number')}${head('month', 'number')}${head('formula', 'fine')}${head('price', 'fine')}${head('stopped')}</tr></thead>
<tbody>${lines.map(row)}</tbody>
<tfoot><tr><th scope="row">${said(totalWords(idle, { en: 'Together', ko: '합계' }))}</th>${amounts(idle)}<td class="fine" colspan="2"></td><td></td></tr>
<tr><td>${said(totalWords(stopped, { en: 'With what can be stopped stopped', ko: '중지할 수 있는 것을 모두 중지했을 때' }))}</td>${amounts(stopped)}<td class="fine" colspan="2"></td><td></td></tr></tfoot>
</table></div>`;
}

function row({ what, resources, amount, formula, price, note, whenStopped }: CostLine): Html {
  return html`<tr data-resources="${keysOf(resources)}"><th scope="row">${said(what)}${note && html` <small>${said(note)}</small>`}</th>${
    amount ? amounts(amount) : html`<td class="number" colspan="3">${said(UNKNOWN)}</td>`
  }<td class="fine"><code>${said(formula)}</code></td><td class="fine">${dayOf(price)}</td><td>${
    whenStopped && said({ en: TEXTS.en.whenStopped[whenStopped], ko: TEXTS.ko.whenStopped[whenStopped] })
  }</td></tr>
`;
}

/** By use alone: what is kept and what is done, each with the price of one. */
function usesOf({ uses }: CostOfStacks): Html | undefined {
  if (uses.length === 0) return undefined;
  return html`<details class="uses"><summary>${said({
    en: `${uses.length} more cost only what is used or kept`,
    ko: `쓰거나 보관한 만큼만 나오는 항목 ${uses.length}개`,
  })}</summary>
<div class="wide" tabindex="0" role="region" aria-label="By use" data-ko-label="사용량에 따라"><table>
<thead><tr>${head('what')}${head('unit')}${head('price')}</tr></thead>
<tbody>${uses.map(
    ({ what, resources, formula, price }) =>
      html`<tr data-resources="${keysOf(resources)}"><th scope="row">${said(what)}</th><td>${price ? html`<code>${said(formula)}</code>` : said(UNKNOWN)}</td><td>${dayOf(price)}</td></tr>\n`,
  )}</tbody>
</table></div></details>`;
}

/** People in a class: one that shares machines, one of a room, one of a hall. */
const CLASSES = [10, 20, 40];

/** What a class uses up beside its two hours, in each size. */
function classOf({ does, each }: Spending, costs: readonly CostOfStacks[]): Html {
  const rows = costs[0]!.uses.filter(({ quantity }) => quantity !== undefined);
  const sum = (words: Sentence, of: (cost: CostOfStacks) => Pick<Total, 'perClass' | 'unknown'>) =>
    html`<tr><th scope="row">${said(words)}</th><td></td>${costs.map((cost) => html`<td class="number">${said(sumWords(of(cost)))}</td>`)}</tr>\n`;
  return html`<details class="uses"><summary>${said({
    en: 'What a class pays that uses it, by the people in it',
    ko: '수업에서 사용할 때의 요금(인원별)',
  })}</summary>
<p>${said({ en: `${TEXTS.en.eachDoes(does.en)}.`, ko: TEXTS.ko.eachDoes(does.ko) })}</p>
<div class="wide" tabindex="0" role="region" aria-label="A class that uses it" data-ko-label="수업에서 사용할 때"><table class="class-use">
<thead><tr>${head('what')}${head('each', 'number')}${CLASSES.map(
    (people) =>
      html`<th scope="col" class="number">${said({ en: `${people} people, USD`, ko: `${people}명, USD` })}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ({ use, what, resources }) =>
      html`<tr data-resources="${keysOf(resources)}"><th scope="row">${said(what)}</th><td class="number">${quantityOf(each[use] ?? 0)}</td>${costs.map((cost) => html`<td class="number">${amountOf(cost, use)}</td>`)}</tr>\n`,
  )}</tbody>
<tfoot>${sum({ en: TEXTS.en.whatIsUsed, ko: TEXTS.ko.whatIsUsed }, ({ classUse }) => classUse)}${sum(
    { en: TEXTS.en.twoHours, ko: TEXTS.ko.twoHours },
    ({ idle }) => idle,
  )}${sum({ en: TEXTS.en.together, ko: TEXTS.ko.together }, ({ idle, classUse }) => ({
    perClass: idle.perClass + classUse.perClass,
    unknown: idle.unknown + classUse.unknown,
  }))}</tfoot>
</table></div></details>`;
}

function quantityOf(quantity: number): Html | string {
  return Number.isFinite(quantity) ? String(quantity) : said(UNKNOWN);
}

function amountOf({ uses }: CostOfStacks, use: UseName): Html | string {
  const amount = classAmountOf(uses.find((line) => line.use === use)!);
  return amount === undefined ? said(UNKNOWN) : hourly(amount);
}

function sumWords({ perClass, unknown }: Pick<Total, 'perClass' | 'unknown'>): Sentence {
  const usd = byClass(perClass);
  if (unknown === 0) return { en: usd, ko: usd };
  return { en: `at least ${usd} (${unknown} unknown)`, ko: `적어도 ${usd} (알 수 없음 ${unknown}개)` };
}

/** What is fine print stands on no handout. */
function head(name: keyof typeof HEADS, kind?: 'number' | 'fine'): Html {
  return html`<th scope="col"${kind && html` class="${kind}"`}>${said(HEADS[name])}</th>`;
}

function amounts({ perHour, perClass, perMonth }: Amount): Html {
  return html`<td class="number">${hourly(perHour)}</td><td class="number">${byClass(perClass)}</td><td class="number">${monthly(perMonth)}</td>`;
}

function totalWords({ unknown }: Total, { en, ko }: Sentence): Sentence {
  if (unknown === 0) return { en, ko };
  return { en: `${en}, at least (${unknown} unknown)`, ko: `${ko}, 적어도 (알 수 없음 ${unknown}개)` };
}

function dayOf(price: Price | undefined): Html | undefined {
  return price && said({ en: dateIn(price, 'en'), ko: dateIn(price, 'ko') });
}

function keysOf(resources: CostLine['resources']): string {
  return resources.map(({ stack, logicalId }) => resourceKey(stack, logicalId)).join(' ');
}
