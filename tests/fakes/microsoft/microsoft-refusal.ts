/** What Microsoft answers instead, in the form in which it does. */
export class MicrosoftRefusal extends Error {
  override name = "MicrosoftRefusal";
  status: number;
  code: string;
  constructor(status: number, code: string) {
    super(code);
    [this.status, this.code] = [status, code];
  }
  get body() {
    return { error: { code: this.code, message: `The fake Microsoft says: ${this.code}` } };
  }
}
