import type * as z from 'zod';
import type { Fault } from './fault';
import { unwrap } from './schema-path';

export type Reading = { readonly value: unknown } | { readonly fault: Fault };

/**
 * What a text of the command line means for a key. `-c` gives every value as text, so `true`, `5` and `["minji"]` are read as
 * JSON wherever the key's schema is not a text itself; a list may also be written a,b.
 */
export function readText(schema: z.ZodType, text: string): Reading {
  const { type } = unwrap(schema).def;
  if (type === 'string' || type === 'enum') return { value: text };
  const json = parsed(text);
  if (type === 'array') return readList(text, json);
  if (type === 'object' && json === undefined && LOOKS_LIKE_JSON.test(text)) return { fault: brokenJson(text) };
  return { value: json === undefined ? text : json.value };
}

const LOOKS_LIKE_JSON = /^[\s'"\\]*[[{]|[\]}][\s'"\\]*$/;

function readList(text: string, json: { readonly value: unknown } | undefined): Reading {
  if (typeof json?.value === 'object' && json.value !== null) return json;
  if (LOOKS_LIKE_JSON.test(text)) return { fault: brokenJson(text) };
  if (text.trim() === '') return { fault: EMPTY_LIST };
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.includes('') ? { fault: GAP } : { value: entries };
}

const EMPTY_LIST: Fault = {
  en: 'is no list, not even of nothing',
  ko: '은(는) 목록이 아닙니다. 빈 목록도 아닙니다',
  examples: [[]],
};

const GAP: Fault = {
  en: 'has a comma with nothing before or after it',
  ko: '에는 앞이나 뒤에 아무것도 없는 쉼표가 있습니다',
};

/** Quotes and commas do not always survive a shell. */
function brokenJson(text: string): Fault {
  if (!balanced(text)) {
    return {
      en: 'is a part of a list in JSON: the shell split it at a comma or a blank, for want of quotes around the whole (a list in lib/config/environments.ts meets no shell)',
      ko: '은(는) JSON의 일부입니다. 전체를 따옴표로 묶지 않아 셸이 쉼표나 공백에서 나누었습니다. lib/config/environments.ts에 적으면 셸을 거치지 않습니다',
    };
  }
  if (!/"[^"]*"/.test(text)) {
    return {
      en: 'is JSON without its quotes: the shell took them, as the Command Prompt and Windows PowerShell do unless they are written \\" (a list in lib/config/environments.ts meets no shell)',
      ko: '은(는) 따옴표가 없는 JSON입니다. 셸이 따옴표를 벗겼습니다. 명령 프롬프트(CMD)와 Windows PowerShell에서는 \\"로 써야 남습니다. lib/config/environments.ts에 적으면 셸을 거치지 않습니다',
    };
  }
  return { en: 'is not JSON', ko: '은(는) JSON이 아닙니다' };
}

function balanced(text: string): boolean {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  return count(/\[/g) === count(/\]/g) && count(/\{/g) === count(/\}/g);
}

/** Newer PowerShells hand on the backslashes that older ones take away, so that both are written alike. */
function parsed(text: string): { readonly value: unknown } | undefined {
  for (const json of /^\s*[[{]/.test(text) ? [text, text.replaceAll('\\"', '"')] : [text]) {
    try {
      return { value: JSON.parse(json) };
    } catch {}
  }
  return undefined;
}
