/** The logical id that a property points to by Ref or Fn::GetAtt, or undefined when it points to no resource. */
export function referencedId(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string | readonly string[] };
  if (ref !== undefined) return ref;
  return typeof attribute === 'string' ? attribute.split('.')[0] : attribute?.[0];
}

/** Every logical id that a value points to, however deep inside it. */
export function referencedIds(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const own = referencedId(value);
  const substituted = (value as { 'Fn::Sub'?: unknown })['Fn::Sub'];
  if (substituted !== undefined) {
    const text = String(Array.isArray(substituted) ? substituted[0] : substituted);
    return [...text.matchAll(/\$\{([A-Za-z0-9]+)[^}]*\}/g)].map((match) => match[1]!);
  }
  return own === undefined ? Object.values(value).flatMap(referencedIds) : [own];
}
