import type { Total } from './cost-of-stacks';
import type { Texts } from './texts';

/** An hour is a matter of hundredths of a cent. Nothing at all is 0, which less than that is not. */
export function hourly(usd: number): string {
  return usd === 0 ? '0' : usd.toFixed(4);
}

export function byClass(usd: number): string {
  return usd === 0 ? '0' : usd.toFixed(3);
}

export function monthly(usd: number): string {
  return usd === 0 ? '0' : usd.toFixed(2);
}

/** A sum, and what is missing in it. */
export function hourOf(total: Total, texts: Texts): string {
  return texts.atLeast(hourly(total.perHour), total.unknown);
}
