import type { PasteAddressResult, RobotDescriptor } from '../../../electron/contract/robot-types.ts';
import { useWords } from '../../i18n/words.ts';
import { useRobots } from './use-robots.ts';
import { useRobotsWords } from './words.ts';

type Refused = Extract<PasteAddressResult, { ok: false }>;

/** Says why what was pasted is no address of this kind of robot, and whose it is where that is known. */
export function useAddressError({ hosts }: RobotDescriptor): (refused: Refused) => string {
  const { locale } = useWords();
  const r = useRobotsWords();
  const kinds = useRobots()?.kinds ?? [];
  return ({ error, belongsTo }) => {
    const owner = kinds.find(({ kind }) => kind === belongsTo);
    if (owner !== undefined) return r('address.other-kind', { kind: owner.name[locale] });
    return r(`address.${error}`, error === 'wrong-host' ? { hosts: hosts.join(', ') } : {});
  };
}
