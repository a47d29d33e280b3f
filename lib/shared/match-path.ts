/** Parameters of a path when it fits a route's, undefined when it does not. `{proxy+}` takes the rest. */
export function matchPath(route: string, path: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  const wanted = route.split('/');
  const given = path.split('/');
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)(\+?)\}$/.exec(part);
    const value = given[index];
    if (name?.[2]) {
      parameters[name[1]!] = decode(given.slice(index).join('/'));
      return given.length > index ? parameters : undefined;
    }
    if (value === undefined || (name ? value === '' : value !== part)) return undefined;
    if (name) parameters[name[1]!] = decode(value);
  }
  return given.length === wanted.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
