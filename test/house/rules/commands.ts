import { type CodeBlock, codeBlocksOf, inlineCodeOf } from '../markdown';
import type { Rule, SourceFile } from '../source-tree';

/** Commands that ask no region: IAM is one for the account, and these others come before any is known. */
const NO_REGION = new Set(['iam', 'configure', 'login', 'logout', 'sso']);

/**
 * What Windows PowerShell reads in another way than bash and zsh, or does not have: variables, `&&`, its own curl, and double quotes
 * within single ones, which it takes away.
 */
const NOT_POWERSHELL =
  /\$|&&|<<|\b(export|unset|chmod|rm -f|read -r|printf)\b|\bcurl\b|^\s*(for|while|if) |^\w+=|'[^'\n]*"[^'\n]*'/m;

/** `a,b`, once what stands in quotes is taken away. */
const SPLIT_WORD = /[^\s,],[^\s,]/;

/** `--option a,b` or `-c key=a,b` in a sentence, where not all code is a command. */
const SPLIT_OPTION = /(^| )--?[a-z][\w-]*[ =][^\s'",]+,[^\s,]/i;

/** npm's own lines would stand before what a program, or a file, is to take. */
const FOR_PROGRAMS = /^npm(\.cmd)? run (?!--silent ).*( --json\b| --policy\b|\||>)/;

export const commands: readonly Rule[] = [
  {
    law: 'commands stand in blocks called sh or powershell, and nothing else does in these',
    check: (files) =>
      pages(files).flatMap((page) =>
        codeBlocksOf(page)
          .filter(
            ({ language, lines }) => !isShell(language) && lines.some((line) => /^(\$ )?(npx|npm|aws|ssh) /.test(line)),
          )
          .map(({ line }) => `${page.path}:${line}: a block of commands; call it sh, or powershell`),
      ),
    mutants: {
      'commands without a name': [page('```\nnpm test\n```\n')],
      'a prompt': [page('```console\n$ npm test\n```\n')],
    },
  },
  {
    law: 'a block for PowerShell calls npm.cmd and npx.cmd: a fresh Windows refuses the scripts of the plain names',
    check: (files) =>
      linesOfCommands(files)
        .filter(({ language, text }) => language === 'powershell' && /^\s*(npm|npx) /.test(text))
        .map(({ at }) => `${at}: npm or npx in PowerShell; write npm.cmd, npx.cmd`),
    mutants: {
      'npm in PowerShell': [page('```powershell\nnpm test\n```\n')],
      'npx in PowerShell': [page('```powershell\nnpx cdk ls\n```\n')],
    },
  },
  {
    law: 'no block of commands holds a comment: zsh and CMD take none',
    check: (files) =>
      linesOfCommands(files)
        .filter(({ text }) => /(^|\s)#/.test(withoutQuotes(text)))
        .map(({ at }) => `${at}: a comment; say it in the text around the block`),
    mutants: {
      'a comment behind a command': [page('```sh\nnpm test # all of it\n```\n')],
      'a comment of its own': [page('```powershell\n# all of it\nnpm test\n```\n')],
    },
  },
  {
    law: 'a placeholder in a block is written IN_CAPITALS and a pattern of files in quotes: shells read < and * themselves',
    check: (files) =>
      linesOfCommands(files)
        .filter(({ language, text }) => language === 'sh' && /<\w|[[\]*?]/.test(withoutQuotes(text)))
        .map(({ at }) => `${at}: a shell reads <, [ and * itself; quote it, or write a placeholder IN_CAPITALS`),
    mutants: {
      'a placeholder in angle brackets': [page('```sh\naws iam get-user --user-name <name>\n```\n')],
      'a query without quotes': [page('```sh\naws iam list-users --query Users[]\n```\n')],
    },
  },
  {
    law: 'a word with a comma stands in quotes: PowerShell makes two of it',
    check: (files) => [
      ...linesOfCommands(files)
        .filter(({ text }) => SPLIT_WORD.test(withoutQuotes(text)))
        .map(({ at }) => `${at}: put the word with the comma into double quotes`),
      ...pages(files).flatMap((each) =>
        inlineCodeOf(each)
          .filter(({ code }) => SPLIT_OPTION.test(withoutQuotes(code)))
          .map(({ line, code }) => `${each.path}:${line}: \`${code}\`: put the word with the comma into double quotes`),
      ),
    ],
    mutants: {
      'a list': [page('```sh\nnpx cdk deploy One -c one.users=minji,alex\n```\n')],
      'pairs for the AWS CLI': [
        page('```sh\naws ec2 describe-tags --filters Name=key,Values=one --region us-east-1\n```\n'),
      ],
      'a word behind no option': [page('```powershell\nnpm.cmd run one a,b\n```\n')],
      'a comma behind quotes': [page('```sh\nnpx cdk deploy One -c "one.users=minji",alex\n```\n')],
      'a list in a sentence': [page('Deploy with `-c one.users=minji,alex`.\n')],
      'pairs in a sentence': [page('Ask with `--group-by Type=TAG,Key=pattern`.\n')],
    },
  },
  {
    law: 'every command on an account names its region: in another one it finds nothing, and says that all is well',
    check: (files) => [
      ...linesOfCommands(files)
        .filter(({ text }) => lacksRegion(text))
        .map(({ at }) => `${at}: names no region`),
      ...pages(files).flatMap((each) =>
        inlineCodeOf(each)
          // A command that is only named has no options.
          .filter(({ code }) => / -/.test(code) && lacksRegion(code))
          .map(({ line, code }) => `${each.path}:${line}: \`${code}\` names no region`),
      ),
    ],
    mutants: {
      'a deletion in the region of the day': [page('```sh\nnpx cdk destroy One -c pattern=one\n```\n')],
      'a question to the region of the day': [page('```sh\naws ec2 describe-addresses\n```\n')],
      'one within another': [page('```sh\nssh "ubuntu@$(aws ec2 describe-instances --output text)"\n```\n')],
      'a look that looks elsewhere': [page('```sh\nnpm run check-off\n```\n')],
      'a look for programs': [page('```sh\nnpm run --silent check-off -- --json\n```\n')],
      'one in a sentence': [page('Delete it with `aws ssm delete-parameter --name NAME`.\n')],
    },
  },
  {
    law: 'what a script prints for programs comes without the lines that npm writes before it',
    check: (files) => [
      ...linesOfCommands(files)
        .filter(({ text }) => FOR_PROGRAMS.test(text.trim()))
        .map(({ at }) => `${at}: npm writes lines of its own first; npm run --silent`),
      ...pages(files).flatMap((each) =>
        inlineCodeOf(each)
          .filter(({ code }) => FOR_PROGRAMS.test(withoutPlaceholders(code)))
          .map(
            ({ line, code }) =>
              `${each.path}:${line}: \`${code}\`: npm writes lines of its own first; npm run --silent`,
          ),
      ),
    ],
    mutants: {
      'a file of it': [page('```sh\nnpm run one -- --region us-east-1 > one.txt\n```\n')],
      'a pipe': [page('```powershell\nnpm.cmd run one -- --all | ConvertFrom-Json\n```\n')],
      'JSON in a sentence': [page('Programs read `npm run one -- --json`.\n')],
    },
  },
  {
    law: 'what PowerShell reads otherwise has its PowerShell form in the next block',
    check: (files) =>
      pages(files).flatMap((each) =>
        codeBlocksOf(each)
          .filter(
            ({ language, lines }, index, blocks) =>
              language === 'sh' &&
              NOT_POWERSHELL.test(lines.join('\n')) &&
              blocks[index + 1]?.language !== 'powershell',
          )
          .map(({ line }) => `${each.path}:${line}: is no PowerShell; give its form in a powershell block behind it`),
      ),
    mutants: {
      'a variable': [page('```sh\nexport KEY=1\n```\n')],
      'JSON in single quotes': [page('```sh\nnpx cdk synth -c \'one.list=["a"]\'\n```\n')],
      'the curl of bash': [page('```sh\ncurl -s https://checkip.amazonaws.com\n```\n')],
    },
  },
];

function page(text: string): SourceFile {
  return { path: 'README.md', text };
}

/** Everything that people read in this repository. */
function pages(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path.endsWith('.md'));
}

function isShell(language: string): boolean {
  return language === 'sh' || language === 'powershell';
}

function linesOfCommands(
  files: readonly SourceFile[],
): { readonly at: string; readonly language: CodeBlock['language']; readonly text: string }[] {
  return pages(files).flatMap(({ path, text }) =>
    codeBlocksOf({ path, text })
      .filter(({ language }) => isShell(language))
      .flatMap(({ line, language, lines }) =>
        lines.map((each, index) => ({ at: `${path}:${line + 1 + index}`, language, text: each })),
      ),
  );
}

function withoutQuotes(text: string): string {
  return text.replace(/'[^']*'|"[^"]*"/g, "''");
}

/** A sentence may write `<pattern>`, which is no redirection. */
function withoutPlaceholders(code: string): string {
  return code.replace(/<[^<>]*>/g, 'X');
}

/** Calls of the AWS CLI, and deletions and looks by our own commands, that do not say where. */
function lacksRegion(text: string): boolean {
  const asking = [...text.matchAll(/\baws ([a-z0-9-]+) [a-z0-9-]+/g)].filter(([, service]) => !NO_REGION.has(service!));
  return (
    asking.length > [...text.matchAll(/ --region /g)].length ||
    (/\bcdk (destroy|rollback) /.test(text) && !/ -c region=| --app /.test(text)) ||
    (/^npm(\.cmd)? run (--silent )?(check-off|redrive)\b/.test(text) && !/ --region /.test(text))
  );
}
