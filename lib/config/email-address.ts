import * as z from 'zod';
import { checkedText } from './fault';
import type { Sentence } from './sentence';

const address = z.email();

/** An e-mail address alone, without the name of a person before it. */
export function emailAddress(example: string): z.ZodString {
  return checkedText((text) => {
    if (address.safeParse(text).success) return undefined;
    const inBrackets = /<([^<>]+)>/.exec(text)?.[1];
    const found = inBrackets !== undefined && address.safeParse(inBrackets).success ? inBrackets : undefined;
    return {
      en: 'is not an e-mail address, one and alone',
      ko: '은(는) 올바른 이메일 주소가 아닙니다. 주소 하나만 쓰세요',
      examples: [found ?? example],
    };
  });
}

/** Domains kept for examples and tests (RFC 2606, RFC 6761). */
const FOR_EXAMPLES = /@(.+\.)?(example\.(com|net|org)|example|test|invalid|localhost)$/i;

/** @returns what to say of an address that exists in examples only */
export function nobodyReads(email: string | undefined): Sentence[] {
  if (email === undefined || !FOR_EXAMPLES.test(email)) return [];
  return [
    {
      en: `"${email}" is an address for examples, and nobody reads it; give one that somebody does`,
      ko: `"${email}"은(는) 예제용 주소라서 받는 사람이 없습니다. 실제로 받는 주소를 쓰세요`,
    },
  ];
}
