import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import type { Snapshot } from '../../electron/domain/snapshot.ts';
import { quotingConnections } from '../features/quote/quote-inputs.ts';
import type { Section } from './view.ts';

const SECTIONS: readonly Section[] = [
  'overview',
  'alerts',
  'quote',
  'connections',
  'settings',
  'diagnostics',
];

/** The parts of the window. What no connection can do is not there, rather than there and dead. */
export function shownSections(
  snapshot: Snapshot,
  providers: readonly ProviderDescriptor[],
): readonly Section[] {
  const quotes = quotingConnections(snapshot, providers).length > 0;
  return SECTIONS.filter((section) => section !== 'quote' || quotes);
}
