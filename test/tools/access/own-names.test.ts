import { ask, made, role, user } from './ask';

const READ = { Effect: 'Allow', Action: 's3:GetObject' };

test('a policy may speak of what the template names itself by that name', async () => {
  const stack = made({
    Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'our-files' } },
    Others: { Type: 'AWS::S3::Bucket' },
    Reader: role([{ ...READ, Resource: 'arn:aws:s3:::our-files/*' }]),
    Admin: role([], { RoleName: 'Admin' }),
    Anna: user(
      [
        {
          Effect: 'Allow',
          Action: 'iam:GetRole',
          Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/Admin' },
        },
      ],
      { UserName: 'anna' },
    ),
  });
  const codes = await Promise.all(
    [
      ['Reader', 's3:GetObject', 'Files/a'],
      ['Reader', 's3:GetObject', 'Others/a'],
      ['anna', 'iam:GetRole', 'Admin'],
      ['anna', 'iam:GetRole', 'Reader'],
    ].map(async ([who, can, on]) => (await ask(stack, '--who', who!, '--can', can!, '--on', on!)).exitCode),
  );
  expect(codes).toEqual([0, 1, 0, 1]);
});
