import { type TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { LaunchTemplate, LaunchTemplateHttpTokens, type LaunchTemplateProps } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, type LogGroupProps, LogStream, type LogStreamProps } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  BucketPolicy,
  type BucketPolicyProps,
  type BucketProps,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Topic, type TopicProps } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { type IPropertyInjector, RemovalPolicy } from 'aws-cdk-lib/core';
import type { ModeSettings } from '../../lib/config/mode';

/**
 * The house's security defaults, the one owner of each: a construct states only where it differs.
 * What keeps state is kept or deleted as the mode says; nothing in between (X3, X5, X6, X10).
 */
export function houseDefaults(mode: ModeSettings): IPropertyInjector[] {
  // What a first deployment has made goes when it fails: nothing is in it, and every attempt would leave a set behind.
  const removalPolicy = mode.keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  return [
    defaultsFor<BucketProps>(Bucket, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy,
      autoDeleteObjects: !mode.keepData,
    }),
    // A policy goes with its bucket, not before: whoever empties a bucket that is to go forbids to write to it there, and a job that
    // ends in between would fill it again. A bucket that is kept keeps its policy.
    defaultsFor<BucketPolicyProps>(BucketPolicy, { removalPolicy: RemovalPolicy.RETAIN }),
    defaultsFor<QueueProps>(Queue, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, removalPolicy }),
    defaultsFor<TopicProps>(Topic, { enforceSSL: true }),
    defaultsFor<LogGroupProps>(LogGroup, { retention: mode.logRetentionDays, removalPolicy }),
    // A stream goes with its group, which keeps the lines of those that are gone no longer than they are there.
    defaultsFor<LogStreamProps>(LogStream, { removalPolicy } as LogStreamProps),
    defaultsFor<TablePropsV2>(TableV2, {
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: mode.deletionProtection,
      removalPolicy,
    } as TablePropsV2),
    // Hop limit 1 keeps the metadata service out of reach of anything that is not the instance itself, containers included.
    defaultsFor<LaunchTemplateProps>(LaunchTemplate, {
      requireImdsv2: true,
      httpTokens: LaunchTemplateHttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
    }),
  ];
}

/** An injector that fills in what the caller left out. */
function defaultsFor<Props extends object>(
  construct: { readonly PROPERTY_INJECTION_ID: string },
  defaults: Partial<Props>,
): IPropertyInjector {
  return {
    constructUniqueId: construct.PROPERTY_INJECTION_ID,
    inject: (props: Props | undefined): Props => ({ ...defaults, ...props }) as Props,
  };
}
