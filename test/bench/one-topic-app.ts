/** The least app that is an app: what the CLI, the runner and the validation engine cost by themselves. */
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';

new Topic(new Stack(new App(), 'One', { env: { region: 'ap-southeast-2' } }), 'Topic');
