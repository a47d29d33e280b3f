import { at } from '../model/property-path';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { UndecidableError } from '../model/undecidable-error';
import { launchData, machines } from './machines';
import { breaking } from './reading';
import type { Rule, Violation } from './rule';

/** Types that compute above a baseline on credits only. T3 and T4g start without any, unlike T2. */
const BURSTABLE = /^t\d\w*\.(\w+)$/;

/** Per cent of each processor that a size is held to without credits. */
const BASELINES: Readonly<Record<string, number>> = {
  nano: 5,
  micro: 10,
  small: 20,
  medium: 20,
  large: 30,
  xlarge: 40,
  '2xlarge': 40,
};

/** The sizes up to large have two processors, or, of T2, one. */
const PROCESSORS: Readonly<Record<string, number>> = { xlarge: 4, '2xlarge': 8 };

/**
 * Seconds of one processor that a first script computes at most: the packages of the system are read and some hundreds of
 * megabytes unpacked. What it downloads takes as long again.
 */
const INSTALLATION_SECONDS = 240;

export const creditRules: readonly Rule[] = [
  {
    id: 'CreditsFitAlarmsAndSignals',
    claim:
      'a machine of a burstable type is given the credits that the template counts on: no alarm waits for a processor busier than it can be, and nobody waits for its first signal for less time than it takes to install itself',
    fix: 'Set the credits to unlimited; or let the alarm watch CPUCreditBalance, and wait longer',
    violations: (stack) =>
      machines(stack).flatMap((machine): Violation[] => {
        const data = launchData(stack, machine);
        const size = BURSTABLE.exec(String(data['InstanceType']))?.[1];
        if (size === undefined) return [];
        const specification = data['CreditSpecification'];
        const credits = at(specification, 'CpuCredits') ?? at(specification, 'CPUCredits');
        if (credits === undefined) {
          return [{ at: machine.logicalId, problem: 'leaves its credits to the settings of the account' }];
        }
        const percent = credits === 'unlimited' ? 100 : BASELINES[size];
        if (percent === undefined) throw new UndecidableError(`The baseline of the size ${size} is not known`);
        const seconds = Math.ceil((2 * INSTALLATION_SECONDS * 100) / (percent * (PROCESSORS[size] ?? 2)));
        return [
          ...breaking(
            processorAlarms(stack, machine),
            `waits for a processor busier than the ${percent} % of ${machine.logicalId}`,
            ({ properties }) => Number(properties['Threshold']) < percent,
          ),
          ...waits(stack, machine)
            .filter((wait) => wait.seconds < seconds)
            .map(({ at, seconds: given }) => ({
              at,
              problem: `waits ${given} s for ${machine.logicalId}, which installs itself in up to ${seconds} s`,
            })),
        ];
      }),
  },
];

/** The groups that start machines from a launch template; of an instance, none. */
function groupsOf(stack: StackModel, { logicalId }: Resource): Resource[] {
  return resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup').filter(({ properties }) =>
    referencedIds(properties).includes(logicalId),
  );
}

function processorAlarms(stack: StackModel, machine: Resource): Resource[] {
  const watched = [machine, ...groupsOf(stack, machine)].map(({ logicalId }) => logicalId);
  return resourcesOfType(stack, 'AWS::CloudWatch::Alarm').filter(
    ({ properties }) =>
      properties['MetricName'] === 'CPUUtilization' &&
      referencedIds(properties['Dimensions']).some((id) => watched.includes(id)),
  );
}

/** Who waits for the signal of a machine, and how long: its groups, or the conditions whose handle its first script calls. */
function waits(stack: StackModel, machine: Resource): { readonly at: string; readonly seconds: number }[] {
  const handles = referencedIds(at(launchData(stack, machine), 'UserData'));
  return [
    ...groupsOf(stack, machine).flatMap(({ logicalId, attributes }) =>
      [
        at(attributes, 'CreationPolicy', 'ResourceSignal', 'Timeout'),
        at(attributes, 'UpdatePolicy', 'AutoScalingRollingUpdate', 'PauseTime'),
      ]
        .filter((time) => time !== undefined)
        .map((time) => ({ at: logicalId, seconds: secondsOf(String(time)) })),
    ),
    ...resourcesOfType(stack, 'AWS::CloudFormation::WaitCondition')
      .filter(({ properties }) => handles.includes(referencedId(properties['Handle']) ?? ''))
      .map(({ logicalId, properties }) => ({ at: logicalId, seconds: Number(properties['Timeout']) })),
  ];
}

/** `PT1H30M` and its like, as CloudFormation takes them. */
function secondsOf(duration: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
