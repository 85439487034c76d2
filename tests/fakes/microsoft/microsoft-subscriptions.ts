import { randomUUID } from "node:crypto";
import { MicrosoftRefusal } from "./microsoft-refusal.ts";

type Subscription = { id: string; address: string; clientState: string; resource: string; until: string };
/** Says a word to an address of the program's, and gives what that answered. */
type Greet = (address: string) => Promise<{ status: number; type: string; text: string }>;

/** Under three days (4230 minutes), as long as Microsoft tells of events. */
const longestMs = 4230 * 60_000;

/** News of the one person's events. */
export function microsoftSubscriptions() {
  const live = new Map<string, Subscription>();
  const notices: { address: string; body: object }[] = [];
  const options = {
    /** How the program's address is reached, where it is one; in most tests it is not. */
    greet: (async (address) => {
      const text = new URL(address).searchParams.get("validationToken") ?? "";
      return { status: 200, type: "text/plain", text };
    }) as Greet,
  };

  const tell = (more: object = { changeType: "updated" }, only?: string): void => {
    for (const { id, address, clientState, resource, until } of live.values()) {
      if (only !== undefined && only !== id) continue;
      const one = { subscriptionId: id, clientState, resource, subscriptionExpirationDateTime: until };
      notices.push({ address, body: { value: [{ ...one, tenantId: randomUUID(), ...more }] } });
    }
  };

  /** Nobody is told anything who does not say Microsoft's word back, as plain text. */
  const shakeHands = async (address: string): Promise<void> => {
    const word = `Validation: ${randomUUID()} +&<b>`;
    const url = `${address}?validationToken=${encodeURIComponent(word)}`;
    const { status, type, text } = await options.greet(url);
    if (status !== 200 || !type.startsWith("text/plain") || text !== word)
      throw new MicrosoftRefusal(400, "ValidationError");
  };

  const create = async (body: Record<string, unknown>): Promise<object> => {
    const value = (name: string) => String(body[name] ?? "");
    const [address, besides] = [value("notificationUrl"), value("lifecycleNotificationUrl")];
    for (const one of [address, besides])
      if (!one.startsWith("https://")) throw new MicrosoftRefusal(400, "InvalidRequest");
    const kinds = value("changeType").split(",");
    const isKnown = kinds.every((kind) => ["created", "updated", "deleted"].includes(kind));
    if (!isKnown || !/^\/?me\/events$/.test(value("resource")) || value("clientState").length > 128)
      throw new MicrosoftRefusal(400, "InvalidRequest");
    const until = Date.parse(value("expirationDateTime"));
    if (!(until > Date.now() && until <= Date.now() + longestMs))
      throw new MicrosoftRefusal(400, "ExtensionError");
    await shakeHands(address);
    await shakeHands(besides);
    const id = randomUUID();
    const expirationDateTime = new Date(until).toISOString();
    const resource = value("resource");
    live.set(id, { id, address, clientState: value("clientState"), resource, until: expirationDateTime });
    return { id, resource, expirationDateTime, changeType: value("changeType") };
  };

  const remove = (id: string): null => {
    if (!live.delete(id)) throw new MicrosoftRefusal(404, "ResourceNotFound");
    return null;
  };

  return { live, notices, options, tell, create, remove };
}
