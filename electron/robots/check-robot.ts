import type { RobotFieldError } from '../contract/robot-types.ts';
import type { Vault } from '../vault/vault.ts';
import { robotDescriptors } from './descriptors.ts';
import type { RobotChoices, RobotConfig } from './robot-config.ts';
import { hasAddress, hasSecret, type OpenRobotDraft } from './robot-drafts.ts';

const MAX_LABEL = 60;

/** What is still missing before anything can be sent. */
export function missingSecrets(
  draft: OpenRobotDraft,
  vault: Pick<Vault, 'entries'>,
): readonly RobotFieldError[] {
  const needsSecret = robotDescriptors[draft.kind].secret === 'required';
  return [
    ...(hasAddress(draft, vault) ? [] : [{ field: 'address', error: 'required' } as const]),
    ...(!needsSecret || hasSecret(draft, vault)
      ? []
      : [{ field: 'secret', error: 'required' } as const]),
  ];
}

/**
 * Everything that is wrong with what was chosen, in the order of the form.
 * @param others the robots there are beside this one
 */
export function checkChoices(
  choices: RobotChoices,
  others: readonly RobotConfig[],
): readonly RobotFieldError[] {
  const label = choices.label.trim();
  const { alerts, dailySummary, stillWatching } = choices;
  const nothing = !alerts && dailySummary === null && stillWatching === null;
  const labelError =
    label === ''
      ? 'required'
      : label.length > MAX_LABEL
        ? 'too-long'
        : others.some((other) => other.label === label)
          ? 'duplicate'
          : null;
  return [
    ...(labelError === null ? [] : [{ field: 'label', error: labelError } as const]),
    ...(nothing ? [{ field: 'messages', error: 'nothing-to-send' } as const] : []),
  ];
}
