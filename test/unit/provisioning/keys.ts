import { generateKeyPairSync } from 'node:crypto';

/** A fresh RSA private key. @param form `bare`: the base64 body alone, as portals hand it out */
export function privateKeyText(bits: number, form: 'pem' | 'bare' = 'pem'): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return form === 'pem'
    ? privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    : privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
