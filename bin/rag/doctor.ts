import { modelsOf } from '../../constructs/rag/model-access';
import { environments } from '../../lib/config/environments';
import { loadConfig } from '../../lib/config/load-config';
import { awsAccountQuestions } from '../../lib/rag/adapters/aws-account-questions';
import { doctorCommand } from '../../lib/rag/doctor/command-line';
import { WITHOUT_VERSION_WARNINGS } from '../../lib/tools/account/without-version-warnings';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

doctorCommand(process.argv.slice(2), process.env, {
  chosen: (context) => {
    const { region, rag: settings } = loadConfig(environments, { ...context, pattern: 'rag' });
    return { region, settings, models: modelsOf(settings, region) };
  },
  connect: awsAccountQuestions,
}).then(({ exitCode, text, refused }) => {
  (refused ? console.error : console.log)(text);
  process.exitCode = exitCode;
});
