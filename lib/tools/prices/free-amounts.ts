/** What an account gets for nothing every month for good, whatever its age: so many of an item, whichever regions they are in. */
export const FREE_AMOUNTS = {
  'cloudwatch/alarm': 10,
  'cloudwatch/dashboard': 3,
  'cloudwatch/metric': 10,
} as const;
