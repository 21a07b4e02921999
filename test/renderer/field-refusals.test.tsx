import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acme } from './support/fixtures.ts';
import { openForm } from './support/window.tsx';

describe('a field that refuses its value', () => {
  it.each([
    ['pasted whole', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----'],
    ['pasted as its bare body', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'],
    ['of the older kind', 'MIIEpAIBAAKCAQEA'],
  ])('takes a private key out of a public key’s field at once: %s', async (_, text) => {
    const { user, payloadsOf } = await openForm({
      testDraft: () => ({ ok: true, steps: [], inquiries: [] }),
    });
    const field = screen.getByTestId<HTMLTextAreaElement>('field-platformKey');
    await user.type(field, 'MIIBIjANBgkqhkiG9w0BAQEF');
    expect(screen.queryByTestId('refusal-platformKey')).toBeNull();
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
    expect(field.value).toBe('');
    expect(screen.getByTestId('refusal-platformKey').textContent).toContain('private key');
    await user.click(screen.getByTestId('test-connection'));
    expect(JSON.stringify(payloadsOf('testDraft'))).not.toContain('MII');
    await user.type(field, 'M');
    expect(screen.queryByTestId('refusal-platformKey')).toBeNull();
  });

  it('takes out a private key that is typed or dropped, too', async () => {
    const { user } = await openForm();
    const field = screen.getByTestId<HTMLTextAreaElement>('field-platformKey');
    await user.type(field, '-----BEGIN RSA PRIVATE KEY');
    expect(field.value).toBe('');
    expect(screen.getByTestId('refusal-platformKey')).toBeTruthy();
  });

  it('says what is asked for, of each field in its own words', async () => {
    const { user } = await openForm({
      providers: () => [
        {
          ...acme,
          fields: acme.fields.map((field) =>
            field.kind === 'text' ? { ...field, pattern: '[A-Z]{3}' } : field,
          ),
        },
      ],
      saveDraft: () => ({
        ok: false,
        errors: [
          { field: 'merchantId', error: 'pattern' },
          { field: 'baseUrl', error: 'not-a-url' },
          { field: 'privateKey', error: 'secret-required' },
          { field: 'merchantSecret', error: 'secret-required' },
        ],
      }),
    });
    await user.click(screen.getByTestId('save'));
    const said = (id: string) => screen.getByTestId(`error-${id}`).textContent;
    expect(said('merchantId')).toBe('Three capital letters such as CNY.');
    expect(said('baseUrl')).toBe('Begin with https://.');
    expect(said('privateKey')).toContain('generate');
    expect(said('merchantSecret')).not.toContain('generate');
  });

  it('puts a refused secret in the place of an older error, and a newer error in its', async () => {
    const { user } = await openForm({
      saveDraft: () => ({
        ok: false,
        errors: [{ field: 'merchantSecret', error: 'secret-required' }],
      }),
      pasteSecret: () => ({ ok: false, refusal: 'clipboard-empty' }),
    });
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-merchantSecret')).toBeTruthy();
    await user.click(screen.getByTestId('paste-merchantSecret'));
    expect(screen.getByTestId('refusal-merchantSecret')).toBeTruthy();
    expect(screen.queryByTestId('error-merchantSecret')).toBeNull();
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-merchantSecret')).toBeTruthy();
    expect(screen.queryByTestId('refusal-merchantSecret')).toBeNull();
  });
});
