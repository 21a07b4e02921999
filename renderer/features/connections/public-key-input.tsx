import type { FieldAids } from './field.tsx';

/**
 * The header of a private key's PEM text, or how its bare base64 body begins: a long sequence with
 * the version 0 in front, where a public key has none.
 */
const PRIVATE_KEY = /PRIVATE KEY|^\s*MII..[AQgw]IBA/;

interface PublicKeyInputProps extends FieldAids {
  readonly fieldId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A private key was given and is gone again. */
  readonly onPrivateKey: () => void;
}

/** A text area for a provider's public key; a private key put there by mistake is never kept. */
export function PublicKeyInput(props: PublicKeyInputProps) {
  const { fieldId, value, onChange, onPrivateKey, controlId, ...aids } = props;
  const refuse = () => {
    onChange('');
    onPrivateKey();
  };
  return (
    <textarea
      id={controlId}
      {...aids}
      className="verbatim"
      data-testid={`field-${fieldId}`}
      autoComplete="off"
      spellCheck={false}
      rows={4}
      maxLength={8_192}
      value={value}
      onPaste={(event) => {
        if (!PRIVATE_KEY.test(event.clipboardData.getData('text'))) return;
        event.preventDefault();
        refuse();
      }}
      onChange={(event) => {
        if (PRIVATE_KEY.test(event.target.value)) refuse();
        else onChange(event.target.value);
      }}
    />
  );
}
