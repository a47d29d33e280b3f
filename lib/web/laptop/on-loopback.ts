/** What the guestbook's programs are told on this machine, over what their template says. */
export const ON_LOOPBACK = {
  // PostgreSQL on loopback has no certificate of RDS, and the browser comes without TLS.
  environment: { DATABASE_TLS: 'disable', VIEWER_SCHEME: 'http' },
  programs: {
    environmentFiles: ['/etc/guestbook.env'],
    environment: (_: unknown, name: string) => ({
      SERVER_NAME: name,
      // Nothing of this machine is served to others, and nobody has to notice that it stops.
      HOST: '127.0.0.1',
      DRAIN_SECONDS: '0',
    }),
  },
};
