import type { Language } from '../../config/sentence';
import { SOUGHT_PRICES } from '../prices/refresh/sought-prices';
import type { CostLine, CostOfStacks } from './cost-of-stacks';
import { TEXTS } from './texts';

/** What is not known of a sum, by what can be done about it. */
export function unpricedIn({ lines, uses }: CostOfStacks, language: Language): string[] {
  const texts = TEXTS[language].unpriced;
  const all: readonly CostLine[] = [...lines.filter(({ amount }) => !amount), ...uses];
  const unpriced = all.filter(({ price, quantity }) => !price && quantity !== 0);
  const nameOf = ({ what, region }: CostLine) => `${what[language]}, ${region}`;
  return [
    ...group(texts.sought, unpriced.filter(({ item }) => Object.hasOwn(SOUGHT_PRICES, item)).map(nameOf)),
    ...group(
      texts.byHand,
      unpriced
        .filter(({ item }) => !Object.hasOwn(SOUGHT_PRICES, item))
        .map((line) => `${nameOf(line)} ("${line.item}")`),
    ),
    ...group(texts.noQuantity, all.filter(({ price, quantity }) => price && Number.isNaN(quantity)).map(nameOf)),
  ];
}

function group(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`  ${title}`, ...[...new Set(names)].map((name) => `    ${name}`)];
}
