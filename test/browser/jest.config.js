/** `npm run test:browser`: the page of `npm start` in a real Chromium, which CHROMIUM names or the usual places hold. */
module.exports = {
  ...require('../../jest.config.js'),
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
};
