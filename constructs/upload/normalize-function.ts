import { Function as CloudFrontFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { stackUniqueName } from '../shared/stack-unique-name';
import { normalizeFunctionCode } from './normalize-function-code';

/**
 * Turns what is asked of an image into one of few addresses, before CloudFront looks into its cache: whatever people write into a
 * query, an original comes to no more images than the grammar has (U19).
 */
export function normalizeFunction(scope: Construct, id: string): CloudFrontFunction {
  return new CloudFrontFunction(scope, id, {
    // The library's own name for it comes from construct ids, which another copy of the stack has too.
    functionName: stackUniqueName('images'),
    comment: 'Turns what is asked of an image into one of few addresses',
    code: FunctionCode.fromInline(normalizeFunctionCode()),
    // The default is the runtime before, which lacks half of the language.
    runtime: FunctionRuntime.JS_2_0,
  });
}
