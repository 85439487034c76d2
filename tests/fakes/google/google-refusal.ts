/** What Google answers instead, in the form in which it does. */
export class GoogleRefusal extends Error {
  override name = "GoogleRefusal";
  status: number;
  reason: string;
  headers: Record<string, string>;
  constructor(status: number, reason: string, headers: Record<string, string> = {}) {
    super(reason);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }
  get body() {
    const domain = /limit/i.test(this.reason) ? "usageLimits" : "global";
    const message = `The fake Google says: ${this.reason}`;
    return { error: { code: this.status, message, errors: [{ domain, reason: this.reason, message }] } };
  }
}
