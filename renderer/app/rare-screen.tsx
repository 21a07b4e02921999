import { use, type ComponentType } from 'react';

/** A screen whose code is loaded apart from the first one's. */
export interface RareScreen<Props> {
  readonly Screen: ComponentType<Props>;
  /** Loads it before it is wanted; opening it then shows it at once. */
  readonly load: () => Promise<void>;
}

export function rareScreen<Props extends object>(
  fetchScreen: () => Promise<ComponentType<Props>>,
): RareScreen<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const load = () =>
    (loading ??= fetchScreen().then((screen) => {
      Loaded = screen;
    }));
  function Screen(props: Props) {
    if (Loaded === undefined) use(load());
    return Loaded === undefined ? null : <Loaded {...props} />;
  }
  return { Screen, load };
}
