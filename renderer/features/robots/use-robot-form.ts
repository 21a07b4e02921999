import { useState } from 'react';
import type {
  AddressSummary,
  RobotChoices,
  RobotDraft,
  RobotFieldError,
} from '../../../electron/contract/robot-types.ts';
import type { KeychainState } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useRobotTest, type RobotTest } from './test-robot.tsx';

export type FieldName = RobotFieldError['field'];

export interface RobotForm {
  readonly choices: RobotChoices;
  readonly address: AddressSummary | null;
  /** Pasted in this form and not saved yet. */
  readonly fresh: ReadonlySet<'address' | 'secret'>;
  readonly hasSecret: boolean;
  readonly errors: readonly RobotFieldError[];
  readonly saving: boolean;
  /** The keychain did not take what was pasted. */
  readonly notKept: KeychainState | null;
  readonly test: RobotTest;
  readonly edit: (change: Partial<RobotChoices>) => void;
  readonly setAddress: (address: AddressSummary) => void;
  readonly setSecret: (there: boolean) => void;
  readonly runTest: () => void;
  readonly save: (keep: 'keychain' | 'session') => Promise<void>;
}

/** What an edited choice leaves no longer wrong. */
function fieldOf(name: keyof RobotChoices): FieldName | null {
  if (name === 'label') return 'label';
  return name === 'enabled' || name === 'language' ? null : 'messages';
}

/** The state of one draft while its form is open. */
export function useRobotForm(draft: RobotDraft, onSaved: (saved: RobotChoices) => void): RobotForm {
  const { call } = useWindow();
  const { draftId } = draft;
  const [choices, setChoices] = useState(draft.initial);
  const [address, setAddress] = useState(draft.address);
  const [hasSecret, setHasSecret] = useState(draft.hasSecret);
  const [fresh, setFresh] = useState<RobotForm['fresh']>(new Set());
  const [errors, setErrors] = useState<readonly RobotFieldError[]>([]);
  const [saving, setSaving] = useState(false);
  const [notKept, setNotKept] = useState<KeychainState | null>(null);
  const test = useRobotTest(setErrors);

  const settle = (...fields: readonly (FieldName | null)[]) =>
    setErrors((before) => before.filter(({ field }) => !fields.includes(field)));
  const changed = (field: 'address' | 'secret', pasted: boolean) => {
    const others = [...fresh].filter((other) => other !== field);
    setFresh(new Set(pasted ? [...others, field] : others));
    settle(field);
    setNotKept(null);
    test.drop();
  };

  return {
    choices,
    address,
    fresh,
    hasSecret,
    errors,
    saving,
    notKept,
    test,
    edit: (change) => {
      setChoices((before) => ({ ...before, ...change }));
      settle(...(Object.keys(change) as (keyof RobotChoices)[]).map(fieldOf));
    },
    setAddress: (summary) => {
      setAddress(summary);
      changed('address', true);
    },
    setSecret: (there) => {
      setHasSecret(there);
      changed('secret', there);
    },
    runTest: () => {
      setErrors([]);
      void test.run({ draftId, language: choices.language });
    },
    save: async (keep) => {
      setSaving(true);
      setErrors([]);
      setNotKept(null);
      const result = await call('saveRobot', { draftId, choices, keep });
      setSaving(false);
      if (result === undefined) return;
      if (result.ok) onSaved(choices);
      else if ('errors' in result) setErrors(result.errors);
      else setNotKept(result.keychain);
    },
  };
}
