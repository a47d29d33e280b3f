import { Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda';
import { NODE_MAJOR_VERSION } from '../../lib/shared/runtime';

/** What every function of ours runs on. */
export const NODE_RUNTIME = new Runtime(`nodejs${NODE_MAJOR_VERSION}.x`, RuntimeFamily.NODEJS);
