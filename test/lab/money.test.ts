import { ResolvedLab } from './resolved-lab';

describe('the nightly stop', () => {
  test('is on in a classroom, at the given time of the given zone, for this server', () => {
    const lab = new ResolvedLab({ stopTime: '21:05', stopTimeZone: 'Australia/Sydney' });
    expect(lab.one('AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'cron(5 21 * * ? *)',
      ScheduleExpressionTimezone: 'Australia/Sydney',
      State: 'ENABLED',
      Target: { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances', Input: '{"InstanceIds":["<ServerInstance>"]}' },
    });
  });

  test('is off in production, and is the operator’s to choose in both', () => {
    const schedules = (lab: ResolvedLab) => lab.all('AWS::Scheduler::Schedule').length;
    expect(schedules(new ResolvedLab({}, { mode: 'production' }))).toBe(0);
    expect(schedules(new ResolvedLab({ nightlyStop: true }, { mode: 'production' }))).toBe(1);
    expect(schedules(new ResolvedLab({ nightlyStop: false }))).toBe(0);
  });
});

describe('the budget', () => {
  test('tells somebody at four fifths, and before the whole is gone', () => {
    const lab = new ResolvedLab({ monthlyBudgetUsd: 12 }, { alarmEmail: 'ops@example.com' });
    const { Budget, NotificationsWithSubscribers } = lab.one('AWS::Budgets::Budget');
    expect(Budget).toEqual({ BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 12, Unit: 'USD' } });
    expect(
      (NotificationsWithSubscribers as { Notification: unknown; Subscribers: unknown }[]).map((item) => [
        item.Notification,
        item.Subscribers,
      ]),
    ).toEqual([
      [expect.objectContaining({ NotificationType: 'ACTUAL', Threshold: 80 }), [mail]],
      [expect.objectContaining({ NotificationType: 'FORECASTED', Threshold: 100 }), [mail]],
    ]);
  });

  test('without anybody to tell is refused', () => {
    expect(() => new ResolvedLab({ monthlyBudgetUsd: 12 })).toThrow(/lab\.monthlyBudgetUsd: 12 needs somebody to tell/);
  });

  const mail = { SubscriptionType: 'EMAIL', Address: 'ops@example.com' };
});
