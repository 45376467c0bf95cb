// A patch that cannot be applied: data for the API layer, which turns it into a Status.

/** Thrown by the patch functions; `status` is the HTTP code the server answers with. */
export class PatchError extends Error {
  readonly status: 400 | 422 | 500;

  constructor(status: 400 | 422 | 500, message: string) {
    super(message);
    this.status = status;
  }
}
