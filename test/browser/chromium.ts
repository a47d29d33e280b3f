import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @throws Error saying what to install when there is no Chromium */
export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], ...PLACES].find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error('There is no Chromium; install one (on Debian: apt-get install chromium) or name it in CHROMIUM');
  }
  return chromium.launch({
    executablePath,
    // No sandbox, because in a container everybody is root; no background traffic, because nothing here is on a network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
