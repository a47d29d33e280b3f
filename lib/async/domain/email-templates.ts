/** The mails that can be sent. The stack makes an SES template of each; SES fills the `{{fields}}` in. */
export const EMAIL_TEMPLATES = {
  receipt: {
    fields: ['name', 'order', 'total'],
    subject: 'Receipt for order {{order}}',
    text: 'Hello {{name}},\n\nthank you for order {{order}}. We received {{total}}.\n',
  },
  reminder: {
    fields: ['name', 'task', 'due'],
    subject: 'Reminder: {{task}}',
    text: 'Hello {{name}},\n\n{{task}} is due on {{due}}.\n',
  },
} as const;

export type EmailTemplate = keyof typeof EMAIL_TEMPLATES;
