import { describe, expect, it } from 'vitest';
import { countTotal, totalLine } from '../../../build/commands/test-total.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('the total of a test run', () => {
  it('adds the checks outside the runner to its tests', () => {
    const report = { numPassedTests: 7, numFailedTests: 0, testResults: [file('passed')] };
    expect(totalLine(countTotal([true, true], report, 0))).toBe('total: 9 passed, 0 failed');
  });

  it('counts failed checks and failed tests', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [file('failed', 'passed', 'failed')],
    };
    expect(countTotal([false, true], report, 1)).toEqual({ passed: 2, failed: 2 });
  });

  it('counts a file that could not be loaded, also when its tests before that passed', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 0,
      testResults: [file('failed'), file('failed', 'passed'), file('passed')],
    };
    expect(countTotal([], report, 1)).toEqual({ passed: 1, failed: 2 });
  });

  it('counts a runner that left no report or only an exit code', () => {
    const clean = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed')] };
    expect(countTotal([], null, 0).failed).toBe(1);
    expect(countTotal([], null, 1).failed).toBe(1);
    expect(countTotal([], clean, 1)).toEqual({ passed: 3, failed: 1 });
  });
});
