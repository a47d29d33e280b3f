import { UndecidableError } from '../model/undecidable-error';

/** A call of the AWS CLI, to the end of the command it is in. */
const AWS_CALL = /\baws(?:\.exe|\.cmd)?\s+(?<words>[^|;&>()]*)/g;
const CDK_CALL = /\bcdk\s+(?<words>[^|;&>()]*)/g;
const SCRIPT_CALL = /\bnpm(?:\.cmd)?\s+run\s+(?<words>[^|;&>()]*)/g;
const REGION =
  /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso\w?)?-(?:central|(?:north|south)(?:east|west)?|east|west)-\d/g;

/** Services that are asked at one place, whatever the region, and `configure`, which asks nobody. */
const WITHOUT_REGION = ['budgets', 'ce', 'cloudfront', 'configure', 'iam', 'organizations', 'route53'];

/** Where those and all that stands before the edge are kept. */
const HOME = 'us-east-1';

/** What a call says when it asks for something that is kept there though its service has regions. */
const AT_HOME: Readonly<Record<string, RegExp>> = {
  acm: /\barn:aws:acm:us-east-1:/,
  cloudwatch: /\bAWS\/CloudFront\b/,
  lambda: /\barn:aws:lambda:us-east-1:/,
  wafv2: /--scope[ =]CLOUDFRONT\b/,
};

/** Scripts of this repository that look into a region. */
const SCRIPTS_WITH_REGION = ['check-off', 'load', 'redrive'];

/** What is wrong with the regions that a command asks, when its stack is in one. */
export function wrongRegions(command: string, region: string): string[] {
  return [
    ...calls(command, AWS_CALL).flatMap((words) => wrongWithAws(words, region)),
    ...calls(command, CDK_CALL)
      .filter((words) => !sayRegion(words, /(?:^|\s)-c (['"]?)region=(?<region>[\w-]+)\1(?=\s|$)/g, region))
      .map((words) => `does not say -c region=${region}: cdk ${words}`),
    ...calls(command, SCRIPT_CALL).flatMap((words) => {
      const script = /^\S*/.exec(words)![0];
      if (!SCRIPTS_WITH_REGION.includes(script))
        return [`runs ${script}, of which nobody said whether it has a region`];
      return sayRegion(words, OPTION, region) ? [] : [`does not say --region ${region}: npm run ${words}`];
    }),
    ...(withoutHome(command).match(REGION) ?? [])
      .filter((named) => named !== region)
      .map((named) => `names the region ${named}`),
  ];
}

const OPTION = /(?:^|\s)--region[ =](['"]?)(?<region>[\w-]+)\1(?=\s|$)/g;

function wrongWithAws(words: string, region: string): string[] {
  const service = /^[a-z][a-z0-9-]*(?=\s|$)/.exec(words)?.[0];
  if (service === undefined) throw new UndecidableError(`No service comes first in: aws ${words}`);
  const global = WITHOUT_REGION.includes(service);
  if (global && !/--region\b/.test(words)) return [];
  if (sayRegion(words, OPTION, region)) return [];
  if ((global || AT_HOME[service]?.test(words)) && sayRegion(words, OPTION, HOME)) return [];
  return [`does not ask ${region}: aws ${words}`];
}

/** Whether an option names this region, once. */
function sayRegion(words: string, option: RegExp, region: string): boolean {
  const named = [...words.matchAll(option)].map(({ groups }) => groups!['region']);
  return named.length === 1 && named[0] === region && (words.match(/\bregion\b/g) ?? []).length === 1;
}

/** A command without the calls that rightly ask elsewhere. */
function withoutHome(command: string): string {
  return command.replaceAll(AWS_CALL, (call, words: string) => {
    const service = /^\S*/.exec(words)![0];
    return WITHOUT_REGION.includes(service) || AT_HOME[service]?.test(words) ? call.replaceAll(HOME, '') : call;
  });
}

function calls(command: string, form: RegExp): string[] {
  return [...command.matchAll(form)].map(({ groups }) => groups!['words']!.trim());
}
