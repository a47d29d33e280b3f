/** `npm run test:opensearch`: what speaks to OpenSearch, with a server whose parts are fetched from Maven Central for it. */
module.exports = {
  ...require('../../../jest.config.js'),
  rootDir: '../../..',
  testMatch: ['<rootDir>/test/rag/opensearch/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The first run fetches and compiles.
  testTimeout: 300_000,
  maxWorkers: 1,
};
