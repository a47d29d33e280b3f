/** `npm run test:mysql`: what speaks to MySQL, with a server that is fetched from Debian for it. */
module.exports = {
  ...require('../../../jest.config.js'),
  rootDir: '../../..',
  testMatch: ['<rootDir>/test/web/mysql/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
