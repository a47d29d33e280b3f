import { readCommand } from '../terminal/read-command';
import { fetchNativeModules } from './fetch-native-modules';
import { TEXTS } from './texts';

/** What the command prints, and how it ends: 0 installed, there already or told, 2 refused. */
export interface Printed {
  readonly exitCode: 0 | 2;
  readonly text: string;
}

/** `npm run native-modules`, from its arguments to what it prints. npm runs it after each installation, too. */
export function nativeModulesCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Printed {
  const command = readCommand(args, environment, {}, TEXTS);
  if ('told' in command) return command.told;
  const texts = TEXTS[command.language];
  const filled = fetchNativeModules();
  return { exitCode: 0, text: filled.map(texts.filled).join('\n') };
}
