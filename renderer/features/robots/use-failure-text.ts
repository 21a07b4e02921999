import type { DeliveryFailure, RobotDescriptor } from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { failureText, type FailureText } from './failure-text.ts';
import { useRobotsWords } from './words.ts';

/** Puts failures of one kind of robot into words. */
export function useFailureText(
  descriptor: RobotDescriptor,
): (failure: DeliveryFailure) => FailureText {
  const { app } = useWindow();
  const words = useWords();
  const r = useRobotsWords();
  const { kind } = descriptor;
  // “Your own address” is no name that can be said to have refused something.
  const name = kind === 'generic' ? r('receiver') : descriptor.name[words.locale];
  return (failure) =>
    failureText({ words, r, kind, name, keychain: app.keychainName }, failure);
}
