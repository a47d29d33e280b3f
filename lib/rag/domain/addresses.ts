/** An address that programs make a link of by themselves, up to the first Hangul: particles stand right behind it. */
const ADDRESS = /(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.)[^\s<>"'`[\]{}|\\^\u3000-\u303f\u3130-\u318f\uac00-\ud7a3]*/i;
const AT_START = new RegExp(`^${ADDRESS.source}`, 'i');
const ANYWHERE = new RegExp(ADDRESS.source, 'gi');

/** Punctuation of the sentence that an address ends. */
const PUNCTUATION = /[.,;:!?)*_~]+$/;

/** The address that a text begins with, as it is written there. */
export function addressAtStart(text: string): string | undefined {
  return AT_START.exec(text)?.[0];
}

/** An address without the punctuation of the sentence around it. */
export function bareAddress(address: string): string {
  return address.replace(PUNCTUATION, '');
}

export function addressesIn(text: string): ReadonlySet<string> {
  return new Set((text.match(ANYWHERE) ?? []).map(bareAddress));
}
