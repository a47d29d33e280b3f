/** Node.js of functions and instances: the newest that both Lambda and Amazon Linux 2023 offer. */
export const NODE_MAJOR_VERSION = 24;

/** What handlers are compiled for: the laptop runs the very same bundles on the oldest Node.js that package.json allows. */
export const OLDEST_NODE = 'node20';
