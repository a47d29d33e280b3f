import { QUOTED, readShell, type ShellText } from './shell-text';

/** Who reads a command: bash and zsh, PowerShell, or each of them the same text. */
export type Reader = 'bash and zsh' | 'PowerShell' | 'each shell';

const EACH = ['aws', 'mstsc', 'ssh'];

/** First words of commands, by who reads them. What is not listed may be missing on somebody's system, or mean something else. */
const PROGRAMS: Readonly<Record<Reader, readonly string[]>> = {
  'each shell': EACH,
  'bash and zsh': [
    ...EACH,
    ...['chmod', 'curl', 'npm', 'npx', 'od', 'rm', 'tr'],
    ...['done', 'echo', 'eval', 'for', 'printf', 'unset'],
  ],
  PowerShell: [
    ...EACH,
    // Without their endings, `npm` and `npx` are scripts that change what they are given, and `curl` is another program.
    ...['curl.exe', 'icacls', 'npm.cmd', 'npx.cmd'],
    ...['ConvertFrom-Json', 'Out-File', 'Remove-Item', 'else', 'foreach', 'if'],
  ],
};

/** What PowerShell knows without being told. */
const AUTOMATIC = /^(?:\?|_|true|false|null|env:USERNAME)$/i;

/** What a text holds that its reader takes in another way than it is meant, or that two readers take differently. */
export function mistakes(command: string, reader: Reader): string[] {
  const text = readShell(command);
  return [
    ...(command.includes('!') ? ['an exclamation mark, which shells take for their history'] : []),
    ...(/[`\n]/.test(command) ? ['a backtick or a second line'] : []),
    ...(/\\/.test(text.bare) ? ['a backslash outside quotes'] : []),
    ...(/(?:^|\s)#/.test(text.bare) ? ['a comment, which zsh does not take'] : []),
    ...(reader === 'PowerShell' ? [] : forZsh(text)),
    ...(reader === 'bash and zsh' ? [] : forPowerShell(text)),
    ...(reader === 'each shell' ? forEach(text) : []),
    ...(reader === 'PowerShell' ? variables(text) : []),
    ...programs(text.bare, reader)
      .filter((program) => !PROGRAMS[reader].includes(program))
      .map((program) => `the program ${program}, of which nobody said that ${reader} has it`),
  ];
}

function forZsh({ bare }: ShellText): string[] {
  return [
    ...(/[*?[\]]/.test(bare) ? ['a pattern outside quotes, for which zsh looks among the files'] : []),
    ...(/(?:^|[\s;|&(])=/.test(bare) ? ['a word that begins with =, which zsh takes for a program'] : []),
    ...(/\$[A-Za-z_]/.test(bare) ? ['a variable outside quotes, which bash splits and zsh does not'] : []),
  ];
}

function forPowerShell({ bare, literals }: ShellText): string[] {
  const list = new RegExp(`${QUOTED},\\s*(?=${QUOTED})`, 'g');
  return [
    ...(/(?:^|[;&|({]\s*)[A-Za-z_]\w*=/.test(bare) ? ['NAME=value, which is no command of PowerShell'] : []),
    ...(/,/.test(bare.replace(list, QUOTED)) ? ['a comma outside quotes, which makes a list in PowerShell'] : []),
    ...(/&&|\|\||[<>]/.test(bare) ? ['an operator that Windows PowerShell lacks, or writes UTF-16 by'] : []),
    ...(/(?:^|\s)~/.test(bare) ? ['a ~ that PowerShell does not read as a folder'] : []),
    ...(literals.some(({ text, after }) => text.includes('"') && !/^\s*\|/.test(after))
      ? ['double quotes inside an argument, which Windows PowerShell drops']
      : []),
  ];
}

function forEach({ bare, expanded }: ShellText): string[] {
  return [
    ...(/\$(?!\()/.test(expanded) ? ['a variable, which the shells know by other names'] : []),
    ...(/(?:^|[\s;|&({,])@/.test(bare) ? ['a word that begins with @, which PowerShell takes for a variable'] : []),
    ...(/[{}&]|(?<!\$)\(/.test(bare) ? ['braces, parentheses or &, which the shells read differently'] : []),
    ...(/\\/.test(expanded) ? ['a backslash, which PowerShell does not take off'] : []),
  ];
}

/** Variables and splats of PowerShell that the command does not set itself. */
function variables({ bare, expanded }: ShellText): string[] {
  const set = [...expanded.matchAll(/\$(\w+)\s*=(?!=)|\(\$(\w+) in /g)].map(([, one, other]) =>
    (one ?? other)!.toLowerCase(),
  );
  const used = [
    ...[...expanded.matchAll(/\$(\?|[\w:]+|\{[^}]*\})/g)].map(([, name]) => name!),
    ...[...bare.matchAll(/(?:^|[\s;|&({,])@(\w[^\s;]*|(?![({]))/g)].map(([, name]) => name!),
  ];
  return used
    .filter((name) => !AUTOMATIC.test(name) && !set.includes(name.toLowerCase()))
    .map((name) => `the variable ${name}, which nothing sets`);
}

/** Stands where something in parentheses stood. */
const GROUP = '\u25a0';

/** The first word of each command, also of those inside others; words of expressions are none. */
function programs(bare: string, reader: Reader): string[] {
  const words: string[] = [];
  const first = (text: string) => {
    for (const piece of text.split(/[;|&{}]|\b(?:do|then)\b/)) {
      const command = piece.trim().replace(/^(?:\$\w+\s*=\s*|[A-Za-z_]\w*=\S*\s*)+/, '');
      words.push(/^\S*/.exec(command)![0]);
    }
    return GROUP;
  };
  let rest = bare.replace(/\$\{[^{}]*\}/g, QUOTED);
  const inner = /\$?\(([^()]*)\)/;
  for (let found = inner.exec(rest); found; found = inner.exec(rest)) rest = rest.replace(found[0], first(found[1]!));
  first(rest);
  return words.filter(
    (word) => word !== '' && !(reader === 'PowerShell' ? /^[$@[.\u25a0\u25a1-]/ : /^\u25a0/).test(word),
  );
}
