import type { Language } from '../../config/sentence';
import { REMEDIES, whyRefused } from '../account/why-refused';
import { type GroupSize, type GroupStory, GroupWatch } from './group-watch';
import { type Answer, type Counts, isGood, Tally } from './tally';
import { TEXTS } from './texts';

/** Where the load goes. */
export interface Target {
  readonly url: string;
  /** Auto Scaling group behind it. @default - nothing there scales */
  readonly group?: string;
}

/** What the command asks, so that tests answer in its place. */
export interface LoadServices {
  /** What a stack says of itself in its outputs; undefined where there is no such stack, or it names no address. */
  readonly findTarget: (stack: string) => Promise<Target | undefined>;
  readonly describeGroup: (name: string) => Promise<GroupSize>;
  /** What makes the group grow, such as `ALBRequestCountPerTarget 600`. */
  readonly describeTargets: (name: string) => Promise<readonly string[]>;
  readonly ask: (url: string) => Promise<Answer>;
  /** Milliseconds since whenever. */
  readonly now: () => number;
  /** Ends early when the person says so. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly isStopped: () => boolean;
  readonly progress: (line: string) => void;
}

export interface Load {
  /** Name of a stack, or an address of one's own network. */
  readonly at: { readonly stack: string; readonly region: string } | { readonly url: string };
  readonly minutes: number;
  /** Requests a second. */
  readonly rate: number;
  readonly language: Language;
}

/** How it ended: 0 every request was answered well, 1 some were not, 2 not started. */
export interface LoadResult extends Partial<Counts> {
  readonly exitCode: 0 | 1 | 2;
  readonly outcome: 'ended' | 'interrupted' | 'not-started';
  readonly message: string;
  /** Requests that were not sent because as many waited for an answer as may. */
  readonly heldBack?: number;
  readonly group?: GroupStory;
}

const TICK_MS = 100;
const REPORT_EVERY_MS = 10_000;
const WATCH_EVERY_MS = 30_000;
/** A group that goes by its target takes a server away after a quarter of an hour, and two of them one after the other. */
const WATCH_MINUTES = 45;
/** Requests without an answer yet. A site that answers more slowly than that gets no more on top: the load has to end with the command. */
const MOST_WAITING = 200;

/** Asks a site so many times a second, for so long, and watches who answers and how its group grows and shrinks. */
export async function load(command: Load, services: LoadServices): Promise<LoadResult> {
  const texts = TEXTS[command.language];
  const notStarted = (message: string): LoadResult => ({ exitCode: 2, outcome: 'not-started', message });
  const found = await find(command, services);
  if ('problem' in found) return notStarted(found.problem);
  const { target, watch } = found;

  const first = await services.ask(target.url);
  if (!isGood(first)) return notStarted(texts.refused(target.url, first.status));
  services.progress(texts.starting(target.url, command.rate, command.minutes, total(command)));

  const { counts, heldBack } = await send(target.url, command, services, async (soFar) => {
    await watch?.look();
    services.progress(texts.soFar(soFar, watch?.latest));
  });
  const interrupted = services.isStopped();
  if (watch && !interrupted) await untilItShrinks(watch, services, (size) => services.progress(texts.watching(size)));

  const failed = Object.values(counts.failed).reduce((sum, each) => sum + each, 0);
  const group = watch?.story();
  return {
    exitCode: failed === 0 ? 0 : 1,
    outcome: interrupted ? 'interrupted' : 'ended',
    message: [
      ...(interrupted ? [texts.interrupted] : []),
      texts.soFar(counts),
      ...(heldBack > 0 ? [texts.heldBack(heldBack)] : []),
      ...(group ? [texts.story(group, interrupted)] : []),
    ].join('\n'),
    ...counts,
    heldBack,
    ...(group && { group }),
  };
}

/** The site, and its group where it has one; or why there is none, and what to do. */
async function find(
  { at, language }: Load,
  services: LoadServices,
): Promise<{ readonly target: Target; readonly watch?: GroupWatch } | { readonly problem: string }> {
  if ('url' in at) return { target: at };
  const texts = TEXTS[language];
  try {
    const target = await services.findTarget(at.stack);
    if (!target) return { problem: texts.unknownStack(at) };
    const { group } = target;
    if (group === undefined) return { target };
    const watch = new GroupWatch(group, await services.describeGroup(group), services.describeGroup);
    services.progress(texts.group(watch.first, await services.describeTargets(group)));
    return { target, watch };
  } catch (error) {
    const remedy = REMEDIES[language][whyRefused(error)](at.region);
    return { problem: `${texts.failed(at.region, (error as Error).message)}\n${remedy}` };
  }
}

/** Requests that a load may send at all. */
function total({ minutes, rate }: Pick<Load, 'minutes' | 'rate'>): number {
  return Math.floor(minutes * 60 * rate);
}

/** Sends as many requests as are due, every tick, and waits for the last answer. */
async function send(
  url: string,
  command: Load,
  { ask, now, sleep, isStopped }: LoadServices,
  report: (soFar: Counts) => Promise<void>,
): Promise<{ readonly counts: Counts; readonly heldBack: number }> {
  const tally = new Tally();
  const waiting = new Set<Promise<void>>();
  const start = now();
  const end = start + command.minutes * 60_000;
  let [passed, heldBack, nextReport] = [0, 0, start + REPORT_EVERY_MS];
  while (!isStopped() && now() < end) {
    const due = Math.min(Math.floor(((now() - start + TICK_MS) / 1_000) * command.rate), total(command));
    for (; passed < due; passed++) {
      if (waiting.size >= MOST_WAITING) {
        heldBack++;
        continue;
      }
      const asked: Promise<void> = ask(url).then((answer) => {
        tally.add(answer);
        waiting.delete(asked);
      });
      waiting.add(asked);
    }
    if (now() >= nextReport) {
      nextReport += REPORT_EVERY_MS;
      await report(tally.counts());
    }
    await sleep(TICK_MS);
  }
  await Promise.all(waiting);
  return { counts: tally.counts(), heldBack };
}

async function untilItShrinks(
  watch: GroupWatch,
  { now, sleep, isStopped }: LoadServices,
  report: (size: GroupSize) => void,
): Promise<void> {
  const end = now() + WATCH_MINUTES * 60_000;
  let size = await watch.look();
  while (watch.hasGrown && size.wanted > watch.first.wanted && now() < end && !isStopped()) {
    report(size);
    await sleep(WATCH_EVERY_MS);
    size = await watch.look();
  }
}
