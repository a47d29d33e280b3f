import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { type Measurement, median } from '../../bench/measurement';
import { JobLaptop } from '../laptop/job-laptop';

const MAILS_A_ROUND = 2000;
/** Under way at once. */
const CLIENTS = 8;
const SAMPLES = 10;

/** What the laptop's main process holds after many mails, against what it held once it was warm. Five rounds are 10,000 mails. */
export async function laptopMemory(rounds: number): Promise<Measurement[]> {
  const laptop = await JobLaptop.start();
  try {
    await sendMails(laptop, MAILS_A_ROUND / 2);
    const warm = await heldMiB(laptop, MAILS_A_ROUND / 2);
    for (let round = 1; round < rounds; round++) await sendMails(laptop, MAILS_A_ROUND);
    const held = await heldMiB(laptop, MAILS_A_ROUND / 2);
    const name = `laptop after ${rounds * MAILS_A_ROUND + MAILS_A_ROUND / 2} mails`;
    return [{ name, value: held, unit: 'MiB', baseline: { name: 'when warm', value: warm }, aim: 1.3 }];
  } finally {
    await laptop.stop();
  }
}

/** The middle of what it holds while it works: a collection of garbage may come at any moment. */
async function heldMiB(laptop: JobLaptop, mails: number): Promise<number> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    await sendMails(laptop, mails / SAMPLES);
    const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(laptop.processId)]).toString();
    samples.push(Number(kibibytes) / 1024);
  }
  return median(samples);
}

async function sendMails(laptop: JobLaptop, count: number): Promise<void> {
  let left = count;
  const client = async () => {
    while (left-- > 0) {
      const data = { name: 'Kim', order: `A-${left}`, total: '1' };
      const request = { kind: 'email', to: 'minji@example.com', template: 'receipt', data };
      const { status } = await laptop.submit(request, `mail-${process.hrtime.bigint()}`);
      if (status !== 202) throw new Error(`the laptop answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  for (;;) {
    const { queue } = await laptop.state();
    if (queue.visible + queue.inFlight === 0) return;
    await wait(100);
  }
}
