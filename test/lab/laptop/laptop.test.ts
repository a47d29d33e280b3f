import { runStart, StartedLaptop } from '../../support/start-laptop';

let laptop: StartedLaptop;
beforeAll(async () => {
  const groups = [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess'] }];
  const settings = { 'lab.users': '["minji"]', 'lab.groups': JSON.stringify(groups) };
  const context = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  laptop = await StartedLaptop.start('--pattern', 'lab', ...context);
});
afterAll(() => StartedLaptop.stopAll());

interface Answer {
  readonly verdict?: string;
  readonly statement?: { readonly sid?: string; readonly place: string; readonly text: string };
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
}

const may = async (question: object, language = 'en') => {
  const { status, body } = await laptop.call('POST', `laptop/may?lang=${language}`, question);
  return { status, ...(body as Answer) };
};
const reaches = async (question: object) => (await laptop.call('POST', 'laptop/reaches', question)).body;

const START = { who: 'PeopleEC2', action: 'ec2:StartInstances', resource: 'ServerInstance' };

describe('may ...?', () => {
  test('is answered by the statement that decides, and by where it stands in the template', async () => {
    const without = await may({ ...START, mfa: 'no' });
    expect(without).toMatchObject({ status: 200, verdict: 'denied', statement: { sid: 'DenyWithoutMfa' } });
    expect(without.statement?.place).toMatch(/^PeopleMemberRules \(AWS::IAM::ManagedPolicy, PeopleMemberRules\w{8}\)$/);
    expect(JSON.parse(without.statement!.text)).toMatchObject({
      Effect: 'Deny',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    });
    const withOne = await may(START);
    expect(withOne.verdict).toBe('allowed');
    expect(withOne.statement?.place).toMatch(/^AmazonEC2FullAccess \(AWS::IAM::Group, PeopleEC2\w{8}\)$/);
  });

  test('a user has what its group has, and its own name', async () => {
    expect(await may({ ...START, who: 'minji' })).toMatchObject({ verdict: 'allowed' });
    const self = { who: 'minji', action: 'iam:ChangePassword', resource: 'PeopleUserminji' };
    expect(await may(self)).toMatchObject({ verdict: 'allowed', statement: { sid: 'ManageYourself' } });
    expect(await may({ ...self, who: 'PeopleEC2' })).toMatchObject({ verdict: 'denied' });
  });

  test('the policy of a bucket is asked too, and denies what is not encrypted on the way', async () => {
    const read = { who: 'ServerRole', action: 's3:GetObject', resource: 'StorageBucket/any' };
    expect(await may(read)).toMatchObject({ verdict: 'allowed' });
    const plain = await may({ ...read, with: { 'aws:SecureTransport': 'false' } });
    expect(plain).toMatchObject({ verdict: 'denied', statement: { place: expect.stringContaining('BucketPolicy') } });
  });

  test('a policy of AWS whose text is not at hand leaves the answer open, and says which', async () => {
    const open = await may({ ...START, who: 'PeopleGroupNetworkAdmin' });
    expect(open).toMatchObject({ verdict: 'undecided', reason: expect.stringContaining('AmazonVPCFullAccess') });
  });

  test.each([
    ['who', 'PeopleEC3', /"PeopleEC3" is not known here; use one of PeopleEC2/],
    ['action', 'start', /"start" is no action; write service:Action/],
    ['action', 'ec2:StartInstance', /does not exist in AWS; near to it are ec2:StartInstances/],
    ['resource', 'Server', /"Server" is not in the template; use an ARN or one of .*ServerInstance/],
    ['resource', '*', /about one resource; name one: ServerInstance/],
    ['resource', 'StorageBucket', /none that this action is about; it takes ServerInstance/],
    ['mfa', 'maybe', /use one of yes, no, key/],
    ['from', '203.0.113', /"203.0.113" is no IP address; write one, for example 203/],
    ['with', { 'ec2:Region': 'x' }, /"ec2:Region" is not known here; use one of ec2:InstanceType/],
  ])('a wrong %s (%j) is refused by field, value and remedy', async (field, value, message) => {
    const { status, ...body } = await may({ ...START, [field]: value });
    expect({ status, field: body.field }).toEqual({ status: 400, field });
    expect(body.message).toMatch(message);
  });

  test('what is no question at all is refused, and Korean is answered in Korean', async () => {
    expect(await may({ ...START, colour: 'blue' })).toMatchObject({
      status: 400,
      message: expect.stringContaining('colour'),
    });
    expect((await may({ ...START, who: 'x' }, 'ko')).message).toMatch(/^who "x": 여기에 없습니다/);
  });
});

describe('who reaches ...?', () => {
  test('is answered by every open connection and the security groups that open it', async () => {
    const { connections } = await reaches({ what: 'serverinstance', port: '80' });
    const groups = [expect.stringMatching(/^FirewallServer \(AWS::EC2::SecurityGroup, FirewallServer\w{8}\)$/)];
    const groupIds = [expect.stringMatching(/^FirewallServer/)];
    const web = { way: 'fromInternet', to: 'ServerInstance', ports: 'tcp 80', groups, groupIds };
    expect(connections).toEqual([
      { ...web, from: '0.0.0.0/0' },
      { ...web, from: '::/0' },
    ]);
    expect((await reaches({ port: '3389' }))['connections']).toEqual([]);
  });

  test.each([
    [{ what: 'Printer' }, 'what', /"Printer" is not known here; use one of ServerInstance/],
    [{ port: '70000' }, 'port', /"70000" is no port; write 0 to 65535/],
  ])('%j is refused by field, value and remedy', async (question, field, message) => {
    expect(await reaches(question)).toEqual({ field, message: expect.stringMatching(message) });
  });
});

describe('npm start -- --once lab', () => {
  test('answers the usual questions in words', async () => {
    const { status, out } = await runStart('--once', 'lab', '--lang', 'en');
    expect(status).toBe(0);
    expect(out).toMatch(
      /May PeopleEC2 ec2:StartInstances on ServerInstance\? \(without MFA.*\n {2}no: Deny DenyWithoutMfa/,
    );
    expect(out).toMatch(/Who reaches .* tcp 3389\?\n {2}nobody/);
  });

  test('answers one question, and refuses a wrong one by field, value and remedy', async () => {
    const words = ['PeopleEC2', 'ec2:RunInstances', 'ServerInstance', '--with', 'ec2:InstanceType=p5.48xlarge'];
    const { out } = await runStart('--once', 'lab', 'may', ...words, '--json');
    expect(JSON.parse(out)).toMatchObject({ verdict: 'denied', statement: { sid: 'StartNoOtherType' } });
    const wrong = await runStart('--once', 'lab', 'reaches', 'ServerInstance', 'ssh', '--lang', 'en');
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain('port "ssh" is no port; write 0 to 65535, for example 22');
  });
});
