import type { Language, Sentence } from '../../config/sentence';
import { HOURS_A_MONTH, type Price } from '../prices/price-list';
import { UNITS } from '../prices/price-words';

/** What a formula is made of. */
export interface Counted {
  /** What is paid for, in units of the price. @default - a use that nobody stated: the price of one */
  readonly units?: number;
  /** So many more cost an account nothing. */
  readonly free: number;
  /** It is paid for month after month, and its formula is that of an hour. */
  readonly standing: boolean;
  /** @default - it is not known */
  readonly price?: Price;
}

const WORDS = {
  en: {
    price: 'UNKNOWN price',
    quantity: 'UNKNOWN quantity',
    allFree: (count: number) => `${count} free`,
    free: (count: number) => `and ${count} free`,
  },
  ko: {
    price: '가격 UNKNOWN',
    quantity: '수량 UNKNOWN',
    allFree: (count: number) => `무료 ${count}개`,
    free: (count: number) => `무료 ${count}개 제외`,
  },
} as const;

/** How an amount comes about, and in words what of it is not known and what is free. */
export function formulaOf(counted: Counted): Sentence {
  return { en: formulaIn(counted, 'en'), ko: formulaIn(counted, 'ko') };
}

function formulaIn({ units, free, standing, price }: Counted, language: Language): string {
  const words = WORDS[language];
  if (units === undefined) return price ? `${price.usd} / ${UNITS[price.unit][language]}` : words.price;
  if (units === 0) return free > 0 ? words.allFree(free) : '0';
  const rate = price ? `${price.usd}${standing && price.per === 'month' ? ` / ${HOURS_A_MONTH}` : ''}` : words.price;
  const product = `${Number.isFinite(units) ? units : words.quantity} x ${rate}`;
  return free > 0 ? `${product} (${words.free(free)})` : product;
}
