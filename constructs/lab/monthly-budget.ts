import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

export interface MonthlyBudgetProps {
  /** US dollars a month, for everything in the account. */
  readonly amountUsd: number;
  /** Who is told. */
  readonly email: string;
}

/** Mails somebody when the account has spent four fifths of the budget, and when AWS expects it to spend more than all of it. */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { amountUsd, email }: MonthlyBudgetProps) {
    super(scope, id);
    const subscribers = [{ subscriptionType: 'EMAIL', address: email }];
    const whenAbove = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: amountUsd, unit: 'USD' } },
      notificationsWithSubscribers: [whenAbove('ACTUAL', 80), whenAbove('FORECASTED', 100)],
    });
  }
}
