/** What a page calls a resource: two stacks of a page may have one of the same id. */
export function resourceKey(stack: string, logicalId: string): string {
  return `${stack}.${logicalId}`;
}
