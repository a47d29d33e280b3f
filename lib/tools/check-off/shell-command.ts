/** Letters that mean nothing to bash, zsh or PowerShell, wherever they stand. */
const PLAIN = /^[A-Za-z0-9/][\w./:-]*$/;
/** What a text in single quotes cannot hold in one of them: bash and PowerShell write a quote inside differently. */
const SINGLE_QUOTE = /['\u2018\u2019\u201a\u201b]/;
/** What one of them replaces in a text in double quotes, or takes for their end. */
const SPECIAL = /["\u201c\u201d\u201e$`\\!]/;

/** What the AWS CLI takes for an option, or for the name of a file to read. */
const OTHERWISE_TO_THE_CLI = /^(-|fileb?:\/\/)/;

/** A text as one word of a command that bash, zsh and PowerShell read alike, or undefined where there is none. */
export function shellWord(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no word holds them
  if (/[\x00-\x1f\x7f]/.test(text) || OTHERWISE_TO_THE_CLI.test(text)) return undefined;
  if (PLAIN.test(text)) return text;
  // Windows PowerShell drops double quotes inside of a word on its way to a program.
  if (!SINGLE_QUOTE.test(text) && !text.includes('"')) return `'${text}'`;
  return SPECIAL.test(text) ? undefined : `"${text}"`;
}

/** A command with an argument that somebody named, or none at all where no shell can be told that name. */
export function command(words: string, name: string | undefined): readonly string[] {
  const word = name === undefined ? undefined : shellWord(name);
  return word === undefined ? [] : [`${words} ${word}`];
}

/** The commands that delete a stack: what protects it goes first. */
export function deleteStack(name: string, isProtected: boolean): readonly string[] {
  return [
    ...(isProtected
      ? command(
          'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name',
          name,
        )
      : []),
    ...command('aws cloudformation delete-stack --stack-name', name),
  ];
}
