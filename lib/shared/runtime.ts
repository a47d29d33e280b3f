/** Versions the patterns run on, in one place so that a test can tell when one is deprecated. */
export const NODE_MAJOR_VERSION = 22;
