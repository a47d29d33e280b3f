/** Who a request is from that bears this header, where nothing in front of a program has found that out. */
export type CallerOf = (authorization: string | undefined) => Promise<string | undefined>;
