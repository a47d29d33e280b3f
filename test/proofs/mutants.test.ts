import { readTemplate } from '../../lib/model/template';
import { synthesizeJson } from '../support/synthesize';
import { asyncMutants } from './mutants/async-mutants';
import { labMutants } from './mutants/lab-mutants';
import type { Mutant, RawTemplate } from './mutants/mutant';
import { everyVariant, PATIENCE_MS, type Proof, type Subject, violationsOf } from './proof';
import { alarmProofs } from './rules/alarms';
import { apiProofs } from './rules/apis';
import { labMemberProofs } from './rules/lab-members';
import { logProofs } from './rules/logs';
import { machineProofs } from './rules/machines';
import { networkProofs } from './rules/network';
import { permissionProofs } from './rules/permissions';
import { queueProofs } from './rules/queues';
import { roleAccessProofs } from './rules/role-access';
import { secretProofs } from './rules/secrets';
import { sharingProofs } from './rules/sharing';
import { stateProofs } from './rules/state';
import { storageProofs } from './rules/storage';

const proofs: readonly Proof[] = [
  ...alarmProofs,
  ...apiProofs,
  ...labMemberProofs,
  ...logProofs,
  ...machineProofs,
  ...networkProofs,
  ...permissionProofs,
  ...queueProofs,
  ...roleAccessProofs,
  ...secretProofs,
  ...sharingProofs,
  ...stateProofs,
  ...storageProofs,
];

const mutants: readonly Mutant[] = [...labMutants, ...asyncMutants];

const templates = new Map<string, string>();

function subjectOf(name: string, change?: Mutant['change']): Subject {
  const variant = everyVariant().find((candidate) => candidate.name === name);
  if (!variant) throw new Error(`There is no variant ${name}`);
  if (!templates.has(name)) templates.set(name, JSON.stringify(synthesizeJson(variant)));
  const template = JSON.parse(templates.get(name)!) as RawTemplate;
  change?.(template);
  if (change && JSON.stringify(template) === templates.get(name)) throw new Error('The mutant changed nothing');
  const stackName = variant.pattern === 'lab' ? 'Lab' : 'Async';
  return {
    variant,
    stack: readTemplate(template, { name: stackName, region: variant.config.region ?? 'ap-southeast-2' }),
  };
}

describe('a fault put into a template on purpose', () => {
  test.each(mutants.map((mutant) => [mutant.rule, mutant.fault, mutant] as const))(
    'is noticed by a proof of %s: %s',
    async (_, __, mutant) => {
      const named = proofs.filter(({ rule }) => rule === mutant.rule);
      const sound = subjectOf(mutant.variant);
      const faulty = subjectOf(mutant.variant, mutant.change);
      const killers: string[] = [];
      for (const proof of named) {
        const found = await violationsOf(proof, faulty);
        // What is wrong with the sound template too says nothing about the fault.
        if (found.length > 0 && (await violationsOf(proof, sound)).length === 0) killers.push(proof.claim);
      }
      expect(killers).not.toEqual([]);
    },
    PATIENCE_MS,
  );
});

test('there are sixty faults or more, and each stands in one place', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  expect(new Set(mutants.map(({ fault }) => fault)).size).toBe(mutants.length);
});

test('every rule that a template can break has a fault that breaks it', () => {
  const broken = new Set(mutants.map(({ rule }) => rule));
  expect([...new Set(proofs.map(({ rule }) => rule))].filter((rule) => !broken.has(rule))).toEqual([]);
});
