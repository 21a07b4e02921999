/** A connection as it lies in the file. */
export function storedConnection(id: string): Record<string, unknown> {
  return {
    id,
    providerId: 'worldfirst',
    environmentId: 'sandbox',
    label: `Connection ${id}`,
    enabled: true,
    baseUrl: 'https://example.test',
    plainHttpConsent: false,
    intervalMs: 300_000,
    values: { clientId: 'X' },
  };
}
