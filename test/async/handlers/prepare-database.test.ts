import { handler } from '../../../lib/async/handlers/prepare-database';

describe('prepare-database', () => {
  it('fails with the name of each variable that its environment lacks', async () => {
    const failing = async () => handler({ RequestType: 'Create' });
    await expect(failing()).rejects.toThrow('DATABASE_HOST');
    await expect(failing()).rejects.toThrow('MASTER_SECRET_ARN');
  });
});
