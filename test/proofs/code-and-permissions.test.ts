import { PATTERNS } from '../patterns';
import { chosenIn } from '../support/chosen-settings';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { variantsOf } from '../support/variants';
import { askedFor, handlersOf } from './commands';

/** What a role may do for what AWS runs beside our code: agents, mappings of queues, the fetching of the program, tracing. */
const MACHINERY =
  /^(?:ec2|logs|ssm|ssmmessages|xray):|^cloudwatch:PutMetricData |^Allow |^s3:GetObject cdk-\S+<code>\.zip$|^sqs:GetQueueAttributes /;
/** What a mapping calls with the role of its function, and a program of its own with commands. */
const OF_MAPPINGS = ['sqs:DeleteMessage', 'sqs:ReceiveMessage'];

const WITH_PROGRAMS = PATTERNS.filter(({ tables }) => tables.programs).map(
  (pattern) => [pattern.stack.pattern.name, pattern] as const,
);

describe.each(WITH_PROGRAMS)('%s', (name, pattern) => {
  const programs = Object.entries(pattern.tables.programs!);
  const granted = actionsByRole(pattern);

  test('every role of a program exists in some variant', () => {
    expect(programs.map(([role]) => role).filter((role) => !granted.has(role))).toEqual([]);
  });

  test.each(programs)('%s may do nothing that %s never asks for', (role, handler) => {
    const asked = askedFor(name, handler).flat();
    const unasked = [...granted.get(role)!].filter(
      (action) => !asked.includes(action) && !OF_MAPPINGS.includes(action),
    );
    expect(unasked).toEqual([]);
  });

  test('whatever a program asks for, some role of a program may do', () => {
    const given = new Set(programs.flatMap(([role]) => [...granted.get(role)!]));
    const lacking = programs.flatMap(([, handler]) =>
      askedFor(name, handler)
        .filter((names) => !names.some((action) => given.has(action)))
        .map((names) => `${handler}: ${names.join(' or ')}`),
    );
    expect(lacking).toEqual([]);
  });

  test('a handler that is no role’s program asks AWS for nothing', () => {
    const others = handlersOf(name).filter((handler) => !programs.some(([, program]) => program === handler));
    expect(others.filter((handler) => askedFor(name, handler).length > 0)).toEqual([]);
  });
});

/** What the roles of a pattern may do in any of its variants, by their names. */
function actionsByRole(pattern: PatternUnderTest): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const variant of variantsOf(pattern)) {
    for (const [role, lines] of Object.entries(pattern.tables.roles(chosenIn(variant, pattern)))) {
      const actions = found.get(role) ?? new Set();
      for (const line of lines) if (!MACHINERY.test(line)) actions.add(line.split(' ')[0]!);
      found.set(role, actions);
    }
  }
  return found;
}
