import ts from 'typescript';
import { LISTS_OF_PATTERNS, patternOf } from '../../../lib/config/pattern-folders';
import { importsOf } from '../imports';
import { at, nodesOf, type Rule, type SourceFile, syntaxOf, typescriptIn } from '../source-tree';

/** What compares two templates reads JSON, and knows no construct. */
const CDK =
  /^(aws-cdk-lib|constructs|cdk-nag|@aws-cdk\/(?!(cloudformation-diff|aws-service-spec|service-spec-types)$).*)(\/|$)/;
/** Clients of services and drivers: what a fake replaces in a test. */
const CLIENT =
  /^(@aws-sdk\/|@smithy\/|@opensearch-project\/|@aws-lambda-powertools\/parameters|pg$|mysql2(\/|$)|sharp$|node:child_process$)/;

function sample(path: string, text: string): readonly SourceFile[] {
  return [{ path, text }];
}

export const importLaw: readonly Rule[] = [
  {
    law: 'nothing imports the aws-cdk-lib barrel',
    check: (files) =>
      typescriptIn(files, 'bin', 'lib', 'constructs', 'stacks', 'test').flatMap((file) =>
        importsOf(file)
          .filter(({ module }) => module === 'aws-cdk-lib')
          .map((found) => `${found.at}: imports the barrel; import from aws-cdk-lib/core or aws-cdk-lib/aws-<service>`),
      ),
    mutants: {
      'a barrel import': sample('stacks/one/one-stack.ts', "import { Stack } from 'aws-cdk-lib';"),
      'a barrel import of types': sample('constructs/one/x.ts', "import type { Stack } from 'aws-cdk-lib';"),
      'a barrel required': sample('bin/x.ts', "const { App } = require('aws-cdk-lib');"),
    },
  },
  {
    law: 'lib is everything that is not CDK',
    check: (files) =>
      typescriptIn(files, 'lib').flatMap((file) =>
        importsOf(file)
          .filter(({ module, target }) => CDK.test(module) || /^(constructs|stacks|bin|test)\//.test(target ?? ''))
          .map(({ at, module }) => `${at}: lib imports ${module}; move what needs it to constructs/, stacks/ or bin/`),
      ),
    mutants: {
      'the library in lib': sample('lib/other/domain/x.ts', "import { Duration } from 'aws-cdk-lib/core';"),
      'another package of it': sample('lib/tools/x/y.ts', "import { Toolkit } from '@aws-cdk/toolkit-lib';"),
      'constructs in lib': sample('lib/tools/x/y.ts', "import type { IConstruct } from 'constructs';"),
      'a stack in lib': sample('lib/tools/x/y.ts', "import { OneStack } from '../../../stacks/one/one-stack';"),
      'a type of a construct in lib': sample(
        'lib/other/x.ts',
        "type Queue = import('../../constructs/other/job-queue').JobQueue;",
      ),
    },
  },
  {
    law: 'the arrows point one way: bin, stacks, constructs, lib',
    check: (files) =>
      typescriptIn(files, 'constructs', 'stacks', 'lib').flatMap((file) => {
        const above = file.path.startsWith('stacks/') ? /^(bin|test)\// : /^(bin|test|stacks)\//;
        return importsOf(file)
          .filter(({ target }) => target !== undefined && above.test(target))
          .map(({ at, module }) => `${at}: imports ${module} from above; pass it in as a prop`);
      }),
    mutants: {
      'a stack in a construct': sample('constructs/one/x.ts', "import { OneStack } from '../../stacks/one/one-stack';"),
      'a test in a stack': sample('stacks/one/x.ts', "import { x } from '../../test/support/synthesize';"),
    },
  },
  {
    law: 'a pattern never imports another pattern, and what is shared imports none but in the lists',
    check: (files) =>
      typescriptIn(files, 'constructs', 'stacks', 'lib', 'test').flatMap((file) => {
        const own = patternOf(file.path);
        if (LISTS_OF_PATTERNS.includes(file.path)) return [];
        return importsOf(file).flatMap(({ at, target }) => {
          const other = target && patternOf(target);
          if (!other || other === own) return [];
          return [
            own
              ? `${at}: ${own} imports ${target} of ${other}; promote it to shared`
              : `${at}: shared code imports ${target} of ${other}; move it into the pattern`,
          ];
        });
      }),
    mutants: {
      'one takes from another': sample('constructs/one/x.ts', "import { JobQueue } from '../other/job-queue';"),
      'a type of another pattern': sample('lib/other/x.ts', "import type { Image } from '../one/images';"),
      'shared takes from a pattern': sample(
        'lib/shared/x.ts',
        "import { JOB_KINDS } from '../other/domain/job-kinds';",
      ),
    },
  },
  {
    // What a template means is asked in one place, also by what builds templates. A path is a string that names a place: a
    // file, a folder, or a parameter of the account.
    law: 'constructs and stacks take the model, the rules, types, plain constants and paths from lib, never what a pattern does',
    check: (files) =>
      typescriptIn(files, 'constructs', 'stacks').flatMap((file) =>
        importsOf(file)
          .filter(({ target }) => target?.startsWith('lib/') && !/^lib\/(model|rules)\//.test(target))
          .filter(({ target }) => !(file.path.startsWith('stacks/') && /^lib\/[^/]+\/settings$/.test(target!)))
          .flatMap(({ at, module, values }) =>
            values
              .filter((name) => !/^[A-Z][A-Z0-9_]*$|(Directory|Path|File|Parameter)$/.test(name))
              .map(
                (name) => `${at}: takes ${name} from ${module}; import a type or a CONSTANT, or move it to constructs/`,
              ),
          ),
      ),
    mutants: {
      'a function of lib in a construct': sample(
        'constructs/other/x.ts',
        "import { decide } from '../../lib/other/domain/x';",
      ),
      'a whole module of lib in a stack': sample('stacks/one/x.ts', "import * as images from '../../lib/one/images';"),
    },
  },
  {
    law: 'only adapters import the clients of services and drivers',
    check: (files) =>
      typescriptIn(files, 'lib')
        .filter(({ path }) => patternOf(path) !== undefined && !path.includes('/adapters/'))
        .flatMap((file) =>
          importsOf(file)
            .filter(({ module }) => CLIENT.test(module))
            .map(({ at, module }) => `${at}: imports ${module}; put the call behind a port in lib/<pattern>/adapters`),
        ),
    mutants: {
      'a client in a handler': sample('lib/other/handlers/x.ts', "import { SQSClient } from '@aws-sdk/client-sqs';"),
      'a driver in the domain': sample('lib/other/domain/x.ts', "import type { Pool } from 'pg';"),
    },
  },
  {
    law: 'domain code is pure: no clock, random, environment, files or network of its own',
    check: (files) =>
      typescriptIn(files, 'lib')
        .filter(({ path }) => path.includes('/domain/'))
        .flatMap((file) => [...impureImports(file), ...impureCalls(file)]),
    mutants: {
      'the clock': sample('lib/other/domain/x.ts', 'export const now = () => Date.now();'),
      'the clock as an object': sample('lib/other/domain/x.ts', 'export const now = () => new Date();'),
      'a random number': sample('lib/other/domain/x.ts', 'export const id = () => Math.random();'),
      'a random id': sample('lib/other/domain/x.ts', "import { randomUUID } from 'node:crypto';"),
      'a timer': sample('lib/other/domain/x.ts', 'setTimeout(() => {}, 5);'),
      'a file': sample('lib/other/domain/x.ts', "import { readFileSync } from 'node:fs';"),
    },
  },
  {
    law: 'only bin/app.ts reads context and the account of the CLI',
    check: (files) =>
      typescriptIn(files, 'bin', 'lib', 'constructs', 'stacks')
        .filter(({ path }) => path !== 'bin/app.ts')
        .flatMap((file) =>
          [...nodesOf(file)]
            .filter(
              (node) =>
                ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && /^CDK_DEFAULT_/.test(node.text)) ||
                (ts.isPropertyAccessExpression(node) &&
                  /^(tryGetContext|getContext|getAllContext)$/.test(node.name.text)),
            )
            .map(
              (node) =>
                `${at(file, node)}: reads ${node.getText(syntaxOf(file))}; take a value of the parsed config as a prop`,
            ),
        ),
    mutants: {
      'context in a construct': sample('constructs/one/x.ts', "this.node.tryGetContext('mode');"),
      'the account in a stack': sample('stacks/one/x.ts', 'const account = process.env.CDK_DEFAULT_ACCOUNT;'),
    },
  },
];

const PURE_MODULES = /^(?!node:)|^node:(crypto|buffer|path|stream|string_decoder|util)(\/|$)/;
const IMPURE_NAMES = /^(randomUUID|randomBytes|randomInt|getRandomValues)$/;

function impureImports(file: SourceFile): string[] {
  return importsOf(file)
    .filter(({ module, values }) => !PURE_MODULES.test(module) || values.some((name) => IMPURE_NAMES.test(name)))
    .map((found) => `${found.at}: imports ${found.module}; take what it does as a port in deps`);
}

function impureCalls(file: SourceFile): string[] {
  return [...nodesOf(file)]
    .filter(isImpure)
    .map((node) => `${at(file, node)}: ${node.getText()} is not pure; take it as a port in deps`);
}

function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return /^(Date\.now|Math\.random|performance\.now|process\.\w+|crypto\.random\w+)$/.test(node.getText());
  }
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  return ts.isCallExpression(node) && /^(setTimeout|setInterval|setImmediate|fetch)$/.test(node.expression.getText());
}
