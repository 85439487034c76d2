import { acceptedNotices } from "#app/features/notices/notices.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ArchiveCollection } from "./archive-collection.ts";
import { type ArchiveParts, jsonFile, textFile } from "./archive-files.ts";
import { consentsOf, dayOf, recipientsOf, retentionOf } from "./business-archive.server.ts";
import type { Definition } from "./business-collections.ts";
import { calendarText } from "./calendar-file.ts";
import { readColumnKinds } from "./column-kinds.server.ts";
import { pictureFiles } from "./media-files.server.ts";
import { memberCollections, type OfMember } from "./member-collections.ts";
import { policyFile, policyPage } from "./policy-page.ts";
import { entriesOf, exportedColumns, openCollection } from "./read-collection.server.ts";
import type { Spool } from "./spool.server.ts";

/** A person's own data: the account, the time that they give, what they did. Nobody whom they met is named in it. */
export async function memberArchive(
  services: Pick<Services, "settings" | "links" | "database" | "objects">,
  tx: DatabaseTransaction,
  { spool, ...of }: OfMember & { spool: Spool },
  translator: Translator,
): Promise<ArchiveParts> {
  const kinds = await readColumnKinds(tx);
  const collections: ArchiveCollection[] = [];
  for (const [model, definition] of Object.entries<Definition<OfMember>>(memberCollections)) {
    const columns = exportedColumns(model, definition, ["member"]);
    collections.push(spool.once(await openCollection(tx, kinds, { model, definition, of, columns })));
  }
  const user = await tx.user.findUniqueOrThrow({ where: { id: of.userId }, select: { name: true } });
  const businesses = await tx.organization.findMany({
    where: { memberships: { some: { userId: of.userId } } },
    select: { name: true },
    orderBy: { id: "asc" },
  });
  const bookings = collections.find(({ model }) => model === "Booking");
  const { t } = translator;
  return {
    collections,
    mapOf: entriesOf,
    translator,
    intro: {
      title: t("exports.reader.title.member", { name: user.name }),
      lead: [
        t("exports.reader.lead.member", { host: services.links.host, date: dayOf(of.askedAt) }),
        t("exports.reader.times"),
      ],
      absent: [t("exports.absent.member"), t("exports.absent.secrets")],
    },
    others: [
      ...(await pictureFiles(services, tx, of.userId)),
      {
        path: "calendar/bookings.ics",
        content: () =>
          calendarText(bookings?.rows() ?? nothing(), services.links.host, async () => new Map()),
      },
      jsonFile("consent.json", await consentsOf(tx, { records: { some: { userId: of.userId } } })),
      jsonFile("disclosures.json", { recipients: recipientsOf(services), businesses }),
      jsonFile("retention.json", retentionOf(null)),
      textFile(policyFile, policyPage(translator, await acceptedNotices(tx, of.userId))),
    ],
  };
}

async function* nothing(): AsyncGenerator<never> {}
