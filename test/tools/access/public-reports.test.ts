import { ask, made } from './ask';
import { ACTIONS_AND_RESOURCES } from './reports/actions-and-resources';
import { CONDITIONS } from './reports/conditions';
import { ESCALATIONS } from './reports/escalations';
import { NETWORKS } from './reports/networks';
import { PRINCIPALS_AND_ACCOUNTS } from './reports/principals-and-accounts';
import { PUBLIC_OR_NOT } from './reports/public-or-not';
import type { Verdict } from './reports/report';

const EXIT: Readonly<Record<Verdict, number>> = { yes: 0, no: 1, open: 2 };

const REPORTS = [
  ...ACTIONS_AND_RESOURCES,
  ...PRINCIPALS_AND_ACCOUNTS,
  ...CONDITIONS,
  ...NETWORKS,
  ...ESCALATIONS,
  ...PUBLIC_OR_NOT,
];

describe.each(REPORTS)('%s', (_, resources, questions) => {
  const stack = made(resources);

  test.each(questions)('%s: %s', async (verdict, question) => {
    const { exitCode, text } = await ask(stack, ...question.split(' '));
    expect([exitCode, text]).toEqual([EXIT[verdict], text]);
  });
});
