import { heartbeat } from '../../../lib/async/domain/heartbeat';
import { WORKER_LIMITS } from '../../../lib/async/domain/time-limits';
import { VirtualTime } from '../fakes/virtual-time';
import { SILENT } from '../fakes/worker-on';

const message = { messageId: 'm', receiptHandle: 'receipt', body: '', receiveCount: 1, attributes: {} };
const { visibilitySeconds } = WORKER_LIMITS.ec2;
const THIRD = visibilitySeconds / 3;

function start(renew: () => Promise<boolean>, hideFails = 0) {
  const time = new VirtualTime();
  const beats: number[] = [];
  let failures = hideFails;
  const hide = async (_: string, seconds: number) => {
    expect(seconds).toBe(visibilitySeconds);
    if (failures-- > 0) throw new Error('ThrottlingException');
    beats.push(time.seconds);
  };
  const keepAlive = heartbeat({ hide, sleep: time.sleep, log: SILENT }, visibilitySeconds);
  return { time, beats, stop: keepAlive(message, renew) };
}

describe('the heartbeat', () => {
  it('keeps message and lease alive for as long as the job runs', async () => {
    let renewed = 0;
    const { time, beats, stop } = start(async () => ++renewed > 0);
    await time.pass(3600);
    expect(beats).toHaveLength(3600 / THIRD);
    expect(renewed).toBe(beats.length);
    await stop();
  });

  it('never leaves the message visible when one beat fails', async () => {
    const { time, beats, stop } = start(async () => true, 1);
    expect(THIRD * 2).toBeLessThan(visibilitySeconds);
    await time.pass(200);
    const gaps = [0, ...beats].slice(1).map((beat, index) => beat - [0, ...beats][index]!);
    expect(Math.max(...gaps)).toBeLessThan(visibilitySeconds);
    await stop();
  });

  it('stops when the job ends, and the last beat is over by then', async () => {
    const { time, beats, stop } = start(async () => true);
    await time.pass(50);
    await stop();
    await time.pass(500);
    expect(beats).toEqual([THIRD]);
  });

  it('stops when another worker has taken the job over', async () => {
    const { time, beats, stop } = start(async () => false);
    await time.pass(500);
    expect(beats).toHaveLength(1);
    await stop();
  });
});
