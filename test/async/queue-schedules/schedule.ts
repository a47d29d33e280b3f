import fc from 'fast-check';
import { type JobPlan, KINDS } from './job-plan';

/** What can go wrong, and how often: the weight beside that of a call that works. */
export interface Hazards {
  readonly refuse: number;
  readonly loseAnswer: number;
  readonly kill: number;
  readonly deliverAgain: number;
  readonly submitAgain: number;
  readonly redrive: number;
  readonly timePasses: number;
}

/** A service that refuses its first calls. */
export interface Outage {
  readonly port: string;
  readonly calls: number;
}

export interface Schedule {
  readonly jobs: readonly JobPlan[];
  readonly hazards: Hazards;
  readonly outage: Outage;
  /** One number a step. After the last one all is calm: calls work, oldest first. 0 stands for a calm step, too. */
  readonly choices: readonly number[];
}

const OWNERS = ['AIDAEXAMPLEUSER', 'AIDAEXAMPLEUSER', 'AIDAANOTHERUSER'];
const PORTS = [
  'files.read',
  'files.write',
  'files.stream',
  'rows.savePostings',
  'rows.saveResult',
  'mail.isSuppressed',
];
const QUEUE_PORTS = ['queue.send', 'queue.sendBatch'];

/** Most schedules have few hazards at once, so that each of them meets calm in all the rest. */
const weight = fc.constantFrom(0, 0, 0, 1, 3);

const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];

const job: fc.Arbitrary<JobPlan> = fc.record({
  kind: fc.constantFrom(...kinds, 'thumbnail', 'email', 'email', 'bulk', 'bulk', 'bulk'),
  owner: fc.constantFrom(...OWNERS),
  by: fc.constantFrom('function', 'mapping'),
  twice: fc.boolean(),
});

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  jobs: fc.array(job, { minLength: 1, maxLength: 3, size: 'max' }),
  hazards: fc.record({
    refuse: weight,
    loseAnswer: weight,
    kill: weight,
    deliverAgain: weight,
    submitAgain: weight,
    redrive: weight,
    timePasses: weight,
  }),
  outage: fc.record({
    port: fc.constantFrom(...PORTS, ...QUEUE_PORTS),
    calls: fc.constantFrom(0, 0, 0, 4, 12),
  }),
  choices: fc.array(fc.nat(0xffff_ffff), { minLength: 20, maxLength: 160, size: 'max' }),
});
