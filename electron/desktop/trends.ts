import type { Trends } from '../contract/trend-types.ts';

/** Where the window's trends come from. Whoever answers also pushes `trends` when they change. */
export interface TrendSource {
  read(): Trends | Promise<Trends>;
}
