/** Receives before a message goes to the dead-letter queue. Five, because a throttled receive counts too. */
export const MAX_RECEIVE_COUNT = 5;

const FIRST_WAIT_SECONDS = 10;
const GROWTH = 3;
const LONGEST_WAIT_SECONDS = 900;

/**
 * How long a message that failed stays hidden: 10 s, 30 s, 90 s, 270 s, so five receives span the better part of seven
 * minutes and outlast a short outage. Half of it is drawn by lot, so that what failed together does not come back together.
 */
export function waitSeconds(receiveCount: number, random: () => number): number {
  const longest = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * GROWTH ** Math.max(0, receiveCount - 1));
  return Math.ceil(longest / 2 + (random() * longest) / 2);
}
