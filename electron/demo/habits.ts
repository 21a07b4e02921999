/** How one balance of the demo came to what it is. Whole numbers of the currency's smallest unit. */
export interface Habit {
  /** What usually goes out on a weekday; below zero where money comes in. */
  readonly daily: number;
  /** An account that pays is topped up by so much, one that is paid into is emptied by so much. */
  readonly lump: number;
  /** The first never holds more, the second never less. */
  readonly limit: number;
}

/** By account number and currency. */
export const habits: Readonly<Record<string, Habit>> = {
  '8800123400010001/USD': { daily: 3_150_000, lump: 40_000_000, limit: 72_000_000 },
  '8800123400010002/EUR': { daily: 310_000, lump: 4_500_000, limit: 6_400_000 },
  '8800123400010003/GBP': { daily: 95_000, lump: 3_000_000, limit: 8_200_000 },
  '8800123400010004/CNH': { daily: -2_400_000, lump: 60_000_000, limit: 30_000_000 },
  '8800123400010005/JPY': { daily: -60_000, lump: 2_400_000, limit: 1_100_000 },
  '21220030202403071031/PEN': { daily: 1_140_000, lump: 9_000_000, limit: 10_400_000 },
  '21220030202403071030/PEN': { daily: -1_300_000, lump: 15_000_000, limit: 4_000_000 },
  '21520030202403072047/MXN': { daily: 2_600_000, lump: 30_000_000, limit: 52_000_000 },
  '21520030202403072046/MXN': { daily: -900_000, lump: 12_000_000, limit: 1_500_000 },
  '754ea3e3a699404f/CNY': { daily: 240_000, lump: 4_000_000, limit: 6_000_000 },
};

/** How much of a day's money moves in each of its hours, in parts of a hundred. */
export const HOURS: readonly number[] = [
  1, 0, 0, 0, 0, 0, 1, 2, 5, 9, 11, 10, 7, 8, 10, 10, 8, 6, 4, 3, 2, 1, 1, 1,
];

export const WEEKEND_SHARE = 0.3;
