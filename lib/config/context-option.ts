/**
 * A value as one gives it on the command line. Quotes stand where a shell would otherwise take a part of it for its own: zsh the
 * brackets, PowerShell the comma. Of double quotes themselves PowerShell leaves those to a program that have a backslash.
 */
export function contextOption(key: string, value: unknown, platform = process.platform): string {
  const pair = `${key}=${textOf(value)}`;
  if (/^[\w.=@:/+-]+$/.test(pair)) return `-c ${pair}`;
  if (!/["$`\\]/.test(pair)) return `-c "${pair}"`;
  return `-c '${platform === 'win32' ? pair.replaceAll('"', '\\"') : pair}'`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const plain = Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string');
  return plain ? value.join(',') : JSON.stringify(value);
}
