import type { Language } from '../../../config/sentence';
import { columns } from '../../terminal/columns';
import { MESSAGES } from './messages';
import type { PatternPage } from './pattern-page';

/** What `--help` prints: the command's own part, and what each pattern adds to `--once`. */
export function helpText(pages: readonly PatternPage[], language: Language): string {
  const { help } = MESSAGES[language];
  const examples = [...help.examples, ...pages.flatMap(({ once }) => once.examples[language])];
  const own = pages.flatMap(({ name, once }) => {
    const options = Object.entries(once.options).map(
      ([option, { value, help: effect }]) => [`    --${option}${value ? ` ${value}` : ''}`, effect[language]] as const,
    );
    return options.length === 0 ? [] : ['', help.withOnce(name), ...columns(options)];
  });
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
