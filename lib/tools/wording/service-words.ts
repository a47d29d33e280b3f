import type { Language } from '../../config/sentence';

/** Services as they are called, by the principal that they ask as; the others go by their principal. */
const SERVICES: Readonly<Record<string, string>> = {
  'apigateway.amazonaws.com': 'Amazon API Gateway',
  'autoscaling.amazonaws.com': 'Amazon EC2 Auto Scaling',
  'cloudfront.amazonaws.com': 'Amazon CloudFront',
  'cloudwatch.amazonaws.com': 'Amazon CloudWatch',
  'ec2.amazonaws.com': 'Amazon EC2',
  'ecs-tasks.amazonaws.com': 'Amazon ECS',
  'elasticloadbalancing.amazonaws.com': 'Elastic Load Balancing',
  'es.amazonaws.com': 'Amazon OpenSearch Service',
  'events.amazonaws.com': 'Amazon EventBridge',
  'firehose.amazonaws.com': 'Amazon Data Firehose',
  'lambda.amazonaws.com': 'AWS Lambda',
  'edgelambda.amazonaws.com': 'Lambda@Edge',
  'logdelivery.elasticloadbalancing.amazonaws.com': 'Elastic Load Balancing',
  'logging.s3.amazonaws.com': 'Amazon S3 server access logging',
  'logs.amazonaws.com': 'Amazon CloudWatch Logs',
  's3.amazonaws.com': 'Amazon S3',
  'scheduler.amazonaws.com': 'Amazon EventBridge Scheduler',
  'sns.amazonaws.com': 'Amazon SNS',
  'vpc-flow-logs.amazonaws.com': 'VPC Flow Logs',
};

/** A service by its name; one without is told by its principal, in code font. */
export function serviceWords(principal: string, language: Language): string {
  const name = SERVICES[principal] ?? `\`${principal}\``;
  return { en: name, ko: `${name} 서비스` }[language];
}
