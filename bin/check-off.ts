import { WITHOUT_VERSION_WARNINGS } from '../lib/tools/account/without-version-warnings';
import { askAws } from '../lib/tools/check-off/ask-aws';
import { checkOffCommand } from '../lib/tools/check-off/command-line';
import { Progress } from '../lib/tools/terminal/progress';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

const progress = new Progress(process.stderr, Date.now);
checkOffCommand(process.argv.slice(2), process.env, { connect: askAws, progress }).then(
  ({ exitCode, text, refused }) => {
    (refused ? console.error : console.log)(text);
    process.exitCode = exitCode;
  },
);
