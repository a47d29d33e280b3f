import type { CorsRule } from '../../../model/buckets';

/** A rule whose origins are texts. */
export interface ResolvedCorsRule extends CorsRule {
  readonly origins: readonly string[];
}

/** What a page wants to do. */
export interface CrossOriginRequest {
  readonly origin: string;
  readonly method: string;
  /** Headers that a browser asks for before it sends them. @default - it asks for none */
  readonly headers?: string;
}

/** Headers that let a browser go on, by the first rule that fits. @returns undefined when none fits */
export function crossOriginHeaders(
  rules: readonly ResolvedCorsRule[],
  { origin, method, headers = '' }: CrossOriginRequest,
): Record<string, string> | undefined {
  const asked = headers
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const rule = rules.find(
    (each) =>
      each.origins.some((pattern) => fits(pattern, origin)) &&
      each.methods.includes(method) &&
      asked.every((name) => each.headers.some((pattern) => fits(pattern.toLowerCase(), name))),
  );
  if (!rule) return undefined;
  const isOpen = rule.origins.includes('*');
  return {
    'access-control-allow-origin': isOpen ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(!isOpen && { 'access-control-allow-credentials': 'true' }),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.exposed.length > 0 && { 'access-control-expose-headers': rule.exposed.join(', ') }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** At most one `*`, which is any letters. */
function fits(pattern: string, text: string): boolean {
  const [before, after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return text.length >= before!.length + after.length && text.startsWith(before!) && text.endsWith(after);
}
