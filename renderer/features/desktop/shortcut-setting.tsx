import { useState } from 'react';
import { useWindow } from '../../app/window-context.ts';
import { acceleratorOf, keysText } from './accelerator.ts';
import { useDesktopChange } from './use-desktop.ts';
import { useDesktopWords } from './words.ts';

/** The shortcut that opens the window: it is set by pressing it. */
export function ShortcutSetting() {
  const { app } = useWindow();
  const w = useDesktopWords();
  const { change, refusal, forget } = useDesktopChange();
  const [recording, setRecording] = useState(false);
  const [tried, setTried] = useState('');
  const { shortcutFailure } = app.desktop;
  const { shortcut } = app.desktop.settings;
  const text = (keys: string): string => keysText(keys, app.keychainName === 'macos');

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!recording) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.code === 'Escape') return setRecording(false);
    const keys = acceleratorOf(event);
    if (keys === null) return;
    setRecording(false);
    setTried(keys);
    void change({ shortcut: keys });
  };

  return (
    <>
      <div className="setting">
        <span>{w('shortcut.label')}</span>
        <span className="setting-actions">
          <span className="unit" data-testid="shortcut">
            {shortcut === null ? w('shortcut.none') : text(shortcut)}
          </span>
          <button
            type="button"
            className="button small"
            data-testid="record-shortcut"
            aria-pressed={recording}
            onClick={() => {
              forget();
              setRecording(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setRecording(false)}
          >
            {w(recording ? 'shortcut.press' : 'shortcut.set')}
          </button>
          {shortcut !== null && (
            <button
              type="button"
              className="button small"
              data-testid="clear-shortcut"
              onClick={() => void change({ shortcut: null })}
            >
              {w('shortcut.clear')}
            </button>
          )}
        </span>
      </div>
      <p className="hint">{w('shortcut.hint')}</p>
      <p role="status" className="error" data-testid="shortcut-error">
        {refusal !== null && w(`error.${refusal}`, { keys: text(tried) })}
        {refusal === null &&
          shortcutFailure !== null &&
          shortcut !== null &&
          w(`shortcut.lost.${shortcutFailure}`, { keys: text(shortcut) })}
      </p>
    </>
  );
}
