import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { startSession } from "#app/features/account/session.server.ts";
import { qrSvg } from "#app/platform/qr-code.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { loader as codeOfLink } from "#app/routes/dashboard.$business.event-types.$id.links.$link.$file.ts";
import { loader as codeOfOffer } from "#app/routes/dashboard.$business.offers.$id.$file.ts";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { offerScene } from "../offers/offer-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();

/** A business with a private link and an offer, and its owner's and a member's requests. */
async function scene() {
  const opened = await offerScene(database);
  const { services, business } = opened;
  const { organizationId, eventTypeId, hostId } = business;
  const linkId = randomId();
  await database.prisma.privateLink.create({
    data: { id: linkId, organizationId, eventTypeId, maxUses: 1 },
  });
  const { userId: memberId } = await addColleague(database, business);
  const asking = async (userId: string, params: Record<string, string>, search = "") => {
    const context = { services, nonce: "", requestId: "r", network: "203.0.113.0/24" };
    const request = new Request(`http://parley.test/dashboard${search}`);
    const cookie = (await startSession({ request, context }, userId)).split(";")[0] ?? "";
    request.headers.set("Cookie", cookie);
    return { request, context, params: { business: business.slug, ...params } } as LoaderFunctionArgs;
  };
  const link = { id: eventTypeId, link: linkId };
  return { ...opened, hostId, memberId, asking, link };
}

test("a private link has a QR code while it can be used, for those who may make such links", async () => {
  const { services, business, hostId, memberId, asking, link } = await scene();
  const url = services.links.absolute(services.links.privateLinkPath(business.slug, "talk", link.link));
  const drawn = await codeOfLink(await asking(hostId, { ...link, file: "qr.svg" }));
  expect(await drawn.text()).toBe(qrSvg(url));
  const saved = await codeOfLink(await asking(hostId, { ...link, file: "qr.png" }, "?download"));
  expect(saved.headers.get("Content-Type")).toBe("image/png");
  expect(saved.headers.get("Content-Disposition")).toMatch(/^attachment; filename="qr-talk-\w{6}\.png"$/);
  const refused = async (who: string, params: Record<string, string>, status: number) =>
    expect(codeOfLink(await asking(who, params))).rejects.toMatchObject({ status });
  await refused(memberId, { ...link, file: "qr.svg" }, 403);
  await refused(hostId, { ...link, file: "qr.gif" }, 404);
  await refused(hostId, { ...link, link: randomId(), file: "qr.svg" }, 404);
  await database.prisma.privateLink.update({ where: { id: link.link }, data: { uses: 1 } });
  await refused(hostId, { ...link, file: "qr.svg" }, 404);
});

test("an offer has a QR code of its link while it is open, and no other business sees it", async () => {
  const { services, made, tomorrow, hostId, asking, row } = await scene();
  const id = await made([tomorrow(0)]);
  const url = services.links.absolute(services.links.offerPath(id));
  const drawn = await codeOfOffer(await asking(hostId, { id, file: "qr.svg" }));
  expect(await drawn.text()).toBe(qrSvg(url));
  const other = await scene();
  await expect(codeOfOffer(await other.asking(other.hostId, { id, file: "qr.svg" }))).rejects.toMatchObject({
    status: 404,
  });
  expect((await row(id)).id).toBe(id);
  services.clock.pass(10 * 86_400_000);
  await expect(codeOfOffer(await asking(hostId, { id, file: "qr.svg" }))).rejects.toMatchObject({
    status: 404,
  });
});
