import { expect, test } from "vitest";
import { slugAvailability } from "#app/features/organization/organization.server.ts";
import { slugProblem, slugVariants } from "#app/features/organization/organization-slug.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import routes from "#app/routes.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);

test("no business can take an address that a page of ours has", () => {
  const firstSegments = routes.map(({ path }) => (path ?? "").split("/")[0] ?? "");
  const words = firstSegments.filter(
    (segment) => segment !== "" && !segment.startsWith(":") && segment !== "*",
  );
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((word) => slugProblem(word) === null)).toEqual([]);
});

test("an address is 2 to 40 lower-case letters, digits and single hyphens", () => {
  for (const fine of ["ab", "a1", "acme-studio-2", "a".repeat(40)]) expect(slugProblem(fine)).toBeNull();
  expect(slugProblem("a")).toBe("too-short");
  expect(slugProblem("a".repeat(41))).toBe("too-long");
  for (const wrong of ["Acme", "a b", "-ab", "ab-", "a--b", "a_b", "a.b", "été", "a/b", "..", "%2e"]) {
    expect(slugProblem(wrong)).toBe("characters");
  }
  expect(slugProblem("dashboard")).toBe("reserved");
});

test("what is proposed instead could be taken at once", () => {
  for (const slug of ["dashboard", "a".repeat(40), "x", "été", "日本"]) {
    const variants = slugVariants(slug);
    expect(variants.length).toBeGreaterThan(2);
    expect(variants.filter((variant) => slugProblem(variant) !== null)).toEqual([]);
  }
});

test("a taken address says so and proposes free ones; its own business may keep it", async () => {
  for (const slug of ["acme", "acme-2"]) {
    await database.prisma.organization.create({
      data: { id: randomId(), slug, name: slug, timeZone: "UTC" },
    });
  }
  const answer = await slugAvailability(services, "acme");
  expect(answer).toEqual({ free: false, reason: "taken", proposals: ["acme-3", "acme-4", "acme-5"] });
  expect(await slugAvailability(services, "acme", "acme")).toEqual({ free: true });
  expect(await slugAvailability(services, "acme-9")).toEqual({ free: true });
  expect(await slugAvailability(services, "admin")).toMatchObject({ free: false, reason: "reserved" });
});
