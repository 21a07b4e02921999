/** Answers name no type; this is ours. */
export const BALANCE_TYPE = 'BALANCE';
