import { Suspense, useId, useState } from 'react';
import { GROUPINGS, SORTS } from '../../../electron/contract/view-types.ts';
import { ratesDialog } from '../../app/rare-screens.ts';
import { useWindow } from '../../app/window-context.ts';
import { ViewIcon } from '../../components/icons.tsx';
import { Popover } from '../../components/popover.tsx';
import { useOverviewWords } from './words.ts';

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly name: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly word: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { title, name, value, options, word, onChange } = props;
  const group = useId();
  return (
    <fieldset className="radios">
      <legend>{title}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={group}
            data-testid={`${name}-${option}`}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {word(option)}
        </label>
      ))}
    </fieldset>
  );
}

/** How the list is laid out. Every change holds at once. */
export function ViewMenu() {
  const { arrange, layout } = useWindow();
  const w = useOverviewWords();
  const [converting, setConverting] = useState(false);
  const check = (name: 'hideZero' | 'compact', testId: string, word: string) => (
    <label className="check">
      <input
        type="checkbox"
        data-testid={testId}
        checked={layout[name]}
        onChange={(event) => arrange({ [name]: event.target.checked })}
      />
      {word}
    </label>
  );
  return (
    <>
      <Popover
        label={w('view.button')}
        testId="view-menu"
        buttonClass="button view-button"
        button={
          <>
            <ViewIcon />
            {w('view.button')}
          </>
        }
      >
        {(close) => (
          <>
            <Choice
              title={w('view.group')}
              name="group"
              value={layout.group}
              options={GROUPINGS}
              word={(value) => w(`view.group.${value}`)}
              onChange={(group) => arrange({ group })}
            />
            <Choice
              title={w('view.sort')}
              name="sort"
              value={layout.sort}
              options={SORTS}
              word={(value) => w(`view.sort.${value}`)}
              onChange={(sort) => arrange({ sort })}
            />
            <div className="popover-checks">
              {check('hideZero', 'hide-zero', w('view.hide-zero'))}
              {check('compact', 'compact', w('view.compact'))}
            </div>
            <button
              type="button"
              className="button small"
              data-testid="set-rates"
              onClick={() => {
                close();
                setConverting(true);
              }}
            >
              {w('about.set')}
            </button>
          </>
        )}
      </Popover>
      {converting && (
        <Suspense fallback={null}>
          <ratesDialog.Screen onClose={() => setConverting(false)} />
        </Suspense>
      )}
    </>
  );
}
