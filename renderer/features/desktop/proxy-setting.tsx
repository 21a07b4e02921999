import { useId, useState } from 'react';
import type { ProxyChoice } from '../../../electron/contract/desktop-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useDesktopChange } from './use-desktop.ts';
import { useDesktopWords } from './words.ts';

const KINDS: readonly ProxyChoice['kind'][] = ['system', 'server', 'pac'];

function typedIn(choice: ProxyChoice): string {
  if (choice.kind === 'system') return '';
  return choice.kind === 'server' ? choice.address : choice.url;
}

function choiceOf(kind: ProxyChoice['kind'], typed: string): ProxyChoice {
  if (kind === 'system') return { kind };
  return kind === 'server' ? { kind, address: typed } : { kind, url: typed };
}

/** How requests to providers leave this computer. An address takes effect once it is confirmed. */
export function ProxySetting() {
  const { app } = useWindow();
  const w = useDesktopWords();
  const { change, refusal, forget } = useDesktopChange();
  const { proxy } = app.desktop.settings;
  const [kind, setKind] = useState(proxy.kind);
  const [typed, setTyped] = useState(typedIn(proxy));
  const [saved, setSaved] = useState(false);
  const kindId = useId();
  const addressId = useId();
  const hintId = useId();
  const errorId = useId();

  const use = async (choice: ProxyChoice): Promise<void> =>
    setSaved(await change({ proxy: choice }));
  return (
    <>
      <div className="setting">
        <label htmlFor={kindId}>{w('proxy.label')}</label>
        <select
          id={kindId}
          data-testid="proxy-kind"
          value={kind}
          onChange={(event) => {
            const chosen = KINDS.find((one) => one === event.target.value) ?? 'system';
            setKind(chosen);
            setSaved(false);
            forget();
            setTyped(chosen === proxy.kind ? typedIn(proxy) : '');
            if (chosen === 'system') void use({ kind: chosen });
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {w(`proxy.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {kind !== 'system' && (
        <form
                   noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void use(choiceOf(kind, typed.trim()));
          }}
        >
          <label className="field-label" htmlFor={addressId}>
            {w(kind === 'server' ? 'proxy.address' : 'proxy.url')}
          </label>
          <div className="setting-entry">
            <input
              id={addressId}
              data-testid="proxy-address"
              autoComplete="off"
              spellCheck={false}
              maxLength={kind === 'server' ? 300 : 1_000}
              aria-invalid={refusal === 'proxy-address'}
              aria-describedby={`${hintId} ${errorId}`}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setSaved(false);
              }}
            />
            <button type="submit" className="button" data-testid="save-proxy">
              {w('proxy.save')}
            </button>
          </div>
          {kind === 'server' && (
            <p className="hint" id={hintId}>
              {w('proxy.address-hint')}
            </p>
          )}
        </form>
      )}
      <p
        role="status"
        id={errorId}
        className={refusal === null ? 'hint' : 'error'}
        data-testid="proxy-result"
      >
        {refusal === 'proxy-address' &&
          w(kind === 'pac' ? 'error.proxy-url' : 'error.proxy-address')}
        {refusal === 'proxy-refused' && w('error.proxy-refused')}
        {saved && w('proxy.saved')}
      </p>
    </>
  );
}
