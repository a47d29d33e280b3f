import { loadConfig } from '../../lib/config/load-config';
import { uploadSettings } from '../../lib/upload/settings';

const settings = (context: Record<string, unknown>) =>
  loadConfig({ fixture: {} }, context, [uploadSettings] as const).upload;

test('everybody may upload in a classroom, and only people who sign in in production', () => {
  expect(settings({}).signIn).toBe('none');
  expect(settings({ mode: 'production' }).signIn).toBe('cognito');
  expect(settings({ mode: 'production', 'upload.signIn': 'iam' }).signIn).toBe('iam');
});

test('production refuses to be open to everybody, and says what to write', () => {
  expect(() => settings({ mode: 'production', 'upload.signIn': 'none' })).toThrow(
    /upload\.signIn: .*-c upload\.signIn=cognito/,
  );
});

test('servers, which check no signatures, are refused to services that sign', () => {
  expect(() => settings({ 'upload.signIn': 'iam', 'upload.issuer': 'ec2' })).toThrow(
    /upload\.issuer: .*-c upload\.issuer=lambda/,
  );
});
