/** A key and its value, as -c gives them. */
export type Option = readonly [key: string, value: string];

/** What a message gives to type, in whichever language it is. */
export function optionsIn(message: string): Option[] {
  return [...message.matchAll(/-c (?:"([^"]+)"|'([^']+)'|(\S+=\S+))/g)].map(([, double, single, plain]) => {
    const option = (double ?? single ?? plain)!;
    return [option.slice(0, option.indexOf('=')), option.slice(option.indexOf('=') + 1)];
  });
}
