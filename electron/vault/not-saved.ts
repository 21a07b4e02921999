/** A change could not be written to disk, and so was not made. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}
