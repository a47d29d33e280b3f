import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserData } from 'aws-cdk-lib/aws-ec2';
import type { LabSettings } from '../../lib/lab/settings';

export interface BootScriptProps {
  /** Operating system of the server. */
  readonly os: LabSettings['os'];
  /** Bucket whose objects the page lists. */
  readonly bucketName: string;
  /** Region of the bucket. */
  readonly region: string;
  /** Where the script says whether the page answers. */
  readonly signalUrl: string;
}

/**
 * User data that installs a web server and the hello page. The scripts are whole files in lib/lab/boot, so that they can be
 * read, linted and run as they are; only the values above them come from the stack. None of the values is a secret:
 * the signal's address can only tell this one deployment that the server came up.
 */
export function bootScript({ os, ...values }: BootScriptProps): UserData {
  return os === 'windows-2022' ? windows(values) : ubuntu(values);
}

function bootFiles(os: LabSettings['os']): readonly string[] {
  return (os === 'windows-2022' ? ['hello-page.ps1', 'windows-2022.ps1'] : ['hello-page.py', 'ubuntu-24.04.sh']).map(
    // An editor on Windows may have changed the line ends, and bash reads no others than its own.
    (name) => readFileSync(join(__dirname, '..', '..', 'lib', 'lab', 'boot', name), 'utf8').replaceAll('\r\n', '\n'),
  );
}

function ubuntu({ bucketName, region, signalUrl }: Omit<BootScriptProps, 'os'>): UserData {
  const [page, script] = bootFiles('ubuntu-24.04');
  return UserData.custom(
    [
      '#!/bin/bash',
      'set -Eeuo pipefail',
      `BUCKET='${bucketName}'`,
      `REGION='${region}'`,
      `SIGNAL_URL='${signalUrl}'`,
      "install -m 755 /dev/stdin /usr/local/bin/hello-page <<'PYTHON'",
      `${page?.trimEnd()}`,
      'PYTHON',
      script,
    ].join('\n'),
  );
}

function windows({ bucketName, region, signalUrl }: Omit<BootScriptProps, 'os'>): UserData {
  const [page, script] = bootFiles('windows-2022');
  return UserData.custom(
    [
      '<powershell>',
      "$ErrorActionPreference = 'Stop'",
      `$Bucket = '${bucketName}'`,
      `$Region = '${region}'`,
      `$SignalUrl = '${signalUrl}'`,
      'New-Item -ItemType Directory -Force -Path C:\\hello | Out-Null',
      "Set-Content -Path C:\\hello\\hello-page.ps1 -Value @'",
      `${page?.trimEnd()}`,
      "'@",
      `${script?.trimEnd()}`,
      '</powershell>',
    ].join('\n'),
  );
}
