/** What the provider takes where no type is asked for. */
export const DEFAULT_BALANCE_TYPE = 'NORMAL_BALANCE';

/** The only one that needs an id of its own, `budgetAccountId`. */
export const BUDGET_BALANCE = 'BUDGET_BALANCE';
