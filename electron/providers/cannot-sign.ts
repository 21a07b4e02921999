import type { Problem } from '../domain/problem.ts';

/** A call that cannot even be signed, for a reason the user can do something about. Nothing is sent. */
export class CannotSign extends Error {
  override readonly name = 'CannotSign';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}
