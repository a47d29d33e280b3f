import type * as z from 'zod';
import type { Sentence } from '../config/sentence';

/** More would not be read, and a hostile body could make very many. */
const MOST_FAULTS = 5;
const LONGEST_FIELD = 40;
const LONGEST_FAULT = 200;

/** What is wrong with a request, field by field: in English as zod says it, or as a rule of ours does. */
export function requestFaults(error: z.ZodError, submitted: unknown): Sentence {
  const faults = error.issues.slice(0, MOST_FAULTS).map((issue): Sentence => {
    const field = issue.path.map((part) => String(part).slice(0, LONGEST_FIELD)).join('.');
    const ko = korean(issue, valueAt(submitted, issue.path));
    return {
      en: `${field || 'body'}: ${issue.message.slice(0, LONGEST_FAULT)}`,
      ko: `${field || '본문'}: ${ko.slice(0, LONGEST_FAULT)}`,
    };
  });
  return { en: faults.map(({ en }) => en).join('; '), ko: faults.map(({ ko }) => ko).join('; ') };
}

function korean(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? '빠져 있습니다' : `${TYPES[issue.expected] ?? issue.expected} 합니다`;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return oneOf((issue as { readonly options?: readonly unknown[] }).options?.map(String) ?? []);
    case 'too_small':
      return `${issue.minimum}${UNITS[issue.origin] ?? ''} 이상이어야 합니다`;
    case 'too_big':
      return `${issue.maximum}${UNITS[issue.origin] ?? ''} 이하여야 합니다`;
    case 'invalid_format':
      return issue.format === 'email' ? '이메일 주소가 아닙니다' : `${issue.format} 형식이 아닙니다`;
    case 'unrecognized_keys':
      return `알 수 없는 필드입니다: ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    default:
      return issue.code === 'custom' ? String(issue.params?.['ko'] ?? issue.message) : issue.message;
  }
}

function oneOf(values: readonly string[]): string {
  return `${values.join(', ')} 중 하나여야 합니다`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: '문자열이어야',
  number: '숫자여야',
  int: '정수여야',
  array: '목록이어야',
  object: '객체여야',
};

/** What a size counts. */
const UNITS: Readonly<Record<string, string>> = { string: '자', array: '개' };

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}
