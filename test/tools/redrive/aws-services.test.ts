import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { awsServices } from '../../../lib/tools/redrive/aws-services';

function answering(error: Error) {
  jest.spyOn(CloudFormationClient.prototype, 'send').mockImplementation(() => Promise.reject(error));
  return awsServices('us-east-1', () => undefined).findDeadLetters('Asink');
}

function validationError(message: string): Error {
  return Object.assign(new Error(message), { name: 'ValidationError' });
}

afterEach(() => jest.restoreAllMocks());

test('a stack that does not exist has no dead-letter queue, which is no refusal of AWS', async () => {
  await expect(answering(validationError('Stack with id Asink does not exist'))).resolves.toBeUndefined();
});

test('any other answer of CloudFormation stays an error', async () => {
  await expect(answering(validationError('1 validation error detected'))).rejects.toThrow('1 validation error');
});
