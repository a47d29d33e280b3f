/** `npm run test:browser`: the pages of `npm start` in a real Chromium, which CHROMIUM names or the usual places hold. */
module.exports = {
  ...require('../../jest.config.js'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/**/browser/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
