/**
 * What counts of vitest's JSON report.
 *
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per file
 */

/**
 * Adds up all that was checked. A test file that could not be loaded holds no failed test, and an
 * error outside of all tests shows only in the exit code: each counts as a failure.
 *
 * @param {readonly boolean[]} checks whether each check outside vitest passed
 * @param {Report | null} report null when the runner left none
 * @param {number} exitCode of the runner
 */
export function countTotal(checks, report, exitCode) {
  const passedChecks = checks.filter(Boolean).length;
  const passed = passedChecks + (report?.numPassedTests ?? 0);
  const brokenFiles = (report?.testResults ?? []).filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  let failedTests = (report?.numFailedTests ?? 0) + brokenFiles;
  if (failedTests === 0 && (!report || exitCode !== 0)) failedTests = 1;
  return { passed, failed: checks.length - passedChecks + failedTests };
}

/** @param {{ passed: number, failed: number }} total */
export function totalLine({ passed, failed }) {
  return `total: ${passed} passed, ${failed} failed`;
}
