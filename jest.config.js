/** Unit, proof and laptop end-to-end tests. Benchmarks, browser, MySQL, OpenSearch, emulator and account tests have commands of their own. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/(bench|emulator|integ)/',
    '/browser/',
    '<rootDir>/test/[^/]+/(mysql|opensearch)/',
  ],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  globalSetup: '<rootDir>/test/support/jest-start.ts',
  globalTeardown: '<rootDir>/test/support/jest-end.ts',
  setupFiles: ['<rootDir>/test/support/jest-environment.js'],
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  // A slow machine is no failure. What waits for something that never comes still ends.
  testTimeout: 60_000,
  maxWorkers: '100%',
  // What a worker keeps of the files behind it costs every later one: at two gigabytes, collecting it takes most of the time.
  workerIdleMemoryLimit: '500MB',
};
