import type { Language } from '../../../config/sentence';
import { columns } from '../../terminal/columns';
import { MESSAGES } from './messages';
import type { OnceForm, PatternPage } from './pattern-page';

/** What `--help` prints: the command's own part, and what each pattern adds to `--once`. */
export function helpText(pages: readonly PatternPage[], language: Language): string {
  const { help } = MESSAGES[language];
  const examples = [...help.examples, ...pages.flatMap(({ once }) => once.examples[language])];
  const listed = (title: string, options: OnceForm['options']) => {
    const rows = Object.entries(options).map(
      ([option, { value, help: effect }]) => [`    --${option}${value ? ` ${value}` : ''}`, effect[language]] as const,
    );
    return rows.length === 0 ? [] : ['', title, ...columns(rows)];
  };
  const own = pages.flatMap(({ name, options = {}, once }) => [
    ...listed(help.withPattern(name), options),
    ...listed(help.withOnce(name), once.options),
  ]);
  return [
    help.what,
    '',
    ...columns(examples.map(([command, effect]) => [command ? `npm start -- ${command}` : 'npm start', effect])),
    '',
    help.optionsTitle,
    ...columns(help.options),
    ...own,
    '',
    help.end,
  ].join('\n');
}
