import { prove } from './proof';
import { alarmProofs } from './rules/alarms';
import { apiProofs } from './rules/apis';
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

// One file, because synthesizing every variant takes longer than judging it.
describe('alarms', () => prove(alarmProofs));
describe('APIs', () => prove(apiProofs));
describe('buckets', () => prove(storageProofs));
describe('logs', () => prove(logProofs));
describe('machines and functions', () => prove(machineProofs));
describe('permissions', () => prove(permissionProofs));
describe('policies of resources', () => prove(sharingProofs));
describe('queues', () => prove(queueProofs));
describe('roles', () => prove(roleAccessProofs));
describe('secrets', () => prove(secretProofs));
describe('the network', () => prove(networkProofs));
describe('what keeps something', () => prove(stateProofs));
