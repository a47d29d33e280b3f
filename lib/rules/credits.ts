import { at, objectsAt } from '../model/property-path';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { UndecidableError } from '../model/undecidable-error';
import { launchData, machines } from './machines';
import { resolved } from './reading';
import type { Rule, Violation } from './rule';

const INSTANCE_TYPE = /^(?<family>[a-z][a-z0-9-]*)\.(?<size>[a-z0-9-]+)$/;
/** Types that compute above a baseline on credits only. T3 and T4g start without any, unlike T2. */
const BURSTABLE = /^t[234]/;

/** Per cent of each processor that a size is held to without credits, but for T2. */
const BASELINES: Readonly<Record<string, number>> = {
  nano: 5,
  micro: 10,
  small: 20,
  medium: 20,
  large: 30,
  xlarge: 40,
  '2xlarge': 40,
};

/** The sizes up to large have two processors. */
const PROCESSORS: Readonly<Record<string, number>> = { xlarge: 4, '2xlarge': 8 };

/**
 * Seconds of one processor that a first script computes at most: the packages of the system are read and some hundreds of
 * megabytes unpacked. What it downloads takes as long again.
 */
const INSTALLATION_SECONDS = 240;

/** How long CloudFormation waits for a signal of which the template says no time. */
const UNSAID = 'PT5M';

export const creditRules: readonly Rule[] = [
  {
    id: 'CreditsFitAlarmsAndSignals',
    claim:
      'a machine of a burstable type is given the credits that the template counts on: nothing waits for a processor busier than it can be, and nobody waits for its first signal for less time than it takes to install itself',
    fix: 'Set the credits to unlimited; or let the alarm watch CPUCreditBalance, and wait longer',
    violations: (stack) => [
      ...machines(stack).flatMap((machine) => wrongWith(stack, machine)),
      ...strayAlarms(stack),
      ...resourcesOfType(stack, 'AWS::CloudFormation::WaitCondition')
        .filter(({ properties }) => !handlesOf(stack).has(referencedId(properties['Handle']) ?? ''))
        .map(({ logicalId }) => ({ at: logicalId, problem: 'waits for a signal that no machine is told to give' })),
    ],
  },
];

function wrongWith(stack: StackModel, machine: Resource): Violation[] {
  const data = launchData(stack, machine);
  return instanceTypes(stack, machine).flatMap((type): Violation[] => {
    const { family, size } = INSTANCE_TYPE.exec(type)?.groups ?? {};
    if (!family || !size) throw new UndecidableError(`${machine.logicalId} is of the type ${type}, which is none`);
    if (!BURSTABLE.test(family)) return [];
    const specification = data['CreditSpecification'];
    const credits = at(specification, 'CpuCredits') ?? at(specification, 'CPUCredits');
    if (credits === undefined) {
      return [{ at: machine.logicalId, problem: 'leaves its credits to the settings of the account' }];
    }
    const percent = busiest(family, size, resolved(stack, credits));
    const seconds = Math.ceil((2 * INSTALLATION_SECONDS * 100) / (percent * (PROCESSORS[size] ?? 2)));
    return [
      ...thresholds(stack, machine)
        .filter((each) => !(each.percent < percent))
        .map(({ at }) => ({
          at,
          problem: `waits for a processor busier than the ${percent} % of ${machine.logicalId}`,
        })),
      ...waits(stack, machine)
        .filter((wait) => !(wait.seconds >= seconds))
        .map(({ at, seconds: given }) => ({
          at,
          problem: `waits ${given} s for ${machine.logicalId}, which installs itself in up to ${seconds} s`,
        })),
    ];
  });
}

/** The type of a machine, and those that a group of mixed machines puts in its place. */
function instanceTypes(stack: StackModel, machine: Resource): string[] {
  const own = launchData(stack, machine)['InstanceType'];
  const overrides = groupsOf(stack, machine).flatMap(({ properties }) =>
    objectsAt(properties, 'MixedInstancesPolicy', 'LaunchTemplate', 'Overrides'),
  );
  const given = overrides.map((each) => each['InstanceType']);
  if (own === undefined && given.length === 0) throw new UndecidableError(`${machine.logicalId} states no type`);
  const types = [...(own === undefined ? [] : [own]), ...given].map((type) => resolved(stack, type));
  // Requirements in place of a type are met by whatever EC2 has at the moment.
  const unsaid = types.find((type) => typeof type !== 'string');
  if (types.includes(undefined) || unsaid !== undefined) {
    throw new UndecidableError(`${machine.logicalId} may be of a type that the template does not say`);
  }
  return types as string[];
}

/** Per cent of its processors that a machine can use for long. */
function busiest(family: string, size: string, credits: unknown): number {
  if (credits === 'unlimited') return 100;
  const percent = family === 't2' ? undefined : BASELINES[size];
  if (credits !== 'standard' || percent === undefined) {
    throw new UndecidableError(
      `The baseline of ${family}.${size} with ${JSON.stringify(credits)} credits is not known`,
    );
  }
  return percent;
}

/** The groups that start machines from a launch template; of an instance, none. */
function groupsOf(stack: StackModel, { logicalId }: Resource): Resource[] {
  return resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup').filter(({ properties }) =>
    referencedIds(properties).includes(logicalId),
  );
}

/** Alarms on the processor of machines, whichever they watch. */
function processorAlarms(stack: StackModel): Resource[] {
  return resourcesOfType(stack, 'AWS::CloudWatch::Alarm').filter(({ properties }) => {
    const metrics = [properties, ...objectsAt(properties, 'Metrics').map((each) => at(each, 'MetricStat', 'Metric'))];
    return metrics.some(
      (metric) => at(metric, 'MetricName') === 'CPUUtilization' && at(metric, 'Namespace') === 'AWS/EC2',
    );
  });
}

/** Alarms on a processor that is of no machine of the stack, or of every machine of an account. */
function strayAlarms(stack: StackModel): Violation[] {
  const known = machines(stack).flatMap((machine) => [machine, ...groupsOf(stack, machine)]);
  return processorAlarms(stack)
    .filter(({ properties }) => !known.some(({ logicalId }) => watches(properties, logicalId)))
    .map(({ logicalId }) => ({ at: logicalId, problem: 'watches the processor of nothing here' }));
}

function watches(properties: Resource['properties'], logicalId: string): boolean {
  return referencedIds([properties['Dimensions'], properties['Metrics']]).includes(logicalId);
}

/** How busy a machine has to be for an alarm to go off, or for its group to grow. */
function thresholds(stack: StackModel, machine: Resource): { readonly at: string; readonly percent: number }[] {
  const groups = groupsOf(stack, machine).map(({ logicalId }) => logicalId);
  const alarms = processorAlarms(stack)
    .filter(({ properties }) => [machine.logicalId, ...groups].some((id) => watches(properties, id)))
    .filter(({ properties }) => !String(properties['ComparisonOperator']).startsWith('LessThan'))
    .map(({ logicalId, properties }) => {
      if (properties['Metrics'] !== undefined || properties['ThresholdMetricId'] !== undefined) {
        throw new UndecidableError(`${logicalId} computes with the processor, which is not read here`);
      }
      return { at: logicalId, percent: Number(resolved(stack, properties['Threshold'])) };
    });
  const targets = resourcesOfType(stack, 'AWS::AutoScaling::ScalingPolicy')
    .filter(({ properties }) => groups.includes(referencedId(properties['AutoScalingGroupName']) ?? ''))
    .filter(({ properties }) => /CPUUtilization/.test(JSON.stringify(properties)))
    .map(({ logicalId, properties }) => {
      const tracking = properties['TargetTrackingConfiguration'];
      if (at(tracking, 'PredefinedMetricSpecification', 'PredefinedMetricType') !== 'ASGAverageCPUUtilization') {
        throw new UndecidableError(`${logicalId} computes with the processor, which is not read here`);
      }
      return { at: logicalId, percent: Number(resolved(stack, at(tracking, 'TargetValue'))) };
    });
  return [...alarms, ...targets];
}

/** Handles that the first scripts of machines call. */
function handlesOf(stack: StackModel): ReadonlySet<string> {
  return new Set(machines(stack).flatMap((machine) => handlesIn(stack, machine)));
}

function handlesIn(stack: StackModel, machine: Resource): readonly string[] {
  return referencedIds(at(launchData(stack, machine), 'UserData'));
}

/** Who waits for the signal of a machine, and how long: itself, its groups, or the conditions whose handle its first script calls. */
function waits(stack: StackModel, machine: Resource): { readonly at: string; readonly seconds: number }[] {
  const handles = handlesIn(stack, machine);
  return [
    ...[machine, ...groupsOf(stack, machine)].flatMap(({ logicalId, attributes }) => {
      const creation = at(attributes, 'CreationPolicy', 'ResourceSignal');
      const update = at(attributes, 'UpdatePolicy', 'AutoScalingRollingUpdate');
      return [
        ...(creation === undefined ? [] : [at(creation, 'Timeout') ?? UNSAID]),
        // Without signals the pause is no wait.
        ...(at(update, 'WaitOnResourceSignals') === true ? [at(update, 'PauseTime') ?? UNSAID] : []),
      ].map((time) => ({ at: logicalId, seconds: secondsOf(resolved(stack, time)) }));
    }),
    ...resourcesOfType(stack, 'AWS::CloudFormation::WaitCondition')
      .filter(({ properties }) => handles.includes(referencedId(properties['Handle']) ?? ''))
      .map(({ logicalId, properties }) => ({
        at: logicalId,
        seconds: Number(resolved(stack, properties['Timeout'])),
      })),
  ];
}

/** `PT1H30M` and its like, as CloudFormation takes them. */
function secondsOf(duration: unknown): number {
  const [found, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(String(duration)) ?? [];
  if (found === undefined) throw new UndecidableError(`${JSON.stringify(duration)} is no time that is read here`);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
