import type { MessageKey } from "#app/messages/catalog.ts";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { CallFigures } from "../call-figures.server.ts";

type Class = CallFigures[number]["classes"][number];

const barWidth = 100;

/** How the lines of calls were, class by class, each with its bar; as far as enough of them were counted. */
export function CallFiguresCard({ figures }: { figures: CallFigures | null }) {
  const { t } = useI18n();
  const text = (count: number | null) => (count === null ? t("lines.untold") : t("figures.count", { count }));
  return (
    <Card as="section" title={t("lines.title")}>
      <p className="muted">{t("lines.lead")}</p>
      {figures === null ? (
        <p className="muted">{t("lines.few")}</p>
      ) : (
        figures.map(({ metric, classes }) => (
          <Table
            key={metric}
            caption={t(`lines.${metric}`)}
            captionHidden={false}
            columns={[
              {
                key: "class",
                header: t("lines.class"),
                rowHeader: true,
                cell: ({ bucket }: Class) => t(`lines.${metric}.${bucket}` as MessageKey),
              },
              {
                key: "bar",
                header: t("lines.share"),
                headerHidden: true,
                cell: ({ count }) => <Bar count={count} of={classes} />,
              },
              { key: "count", header: t("lines.stays"), align: "end", cell: ({ count }) => text(count) },
            ]}
            rows={classes}
            rowKey={({ bucket }) => bucket}
          />
        ))
      )}
    </Card>
  );
}

/** The number beside it says the same. */
function Bar({ count, of }: { count: number | null; of: readonly Class[] }) {
  const most = Math.max(1, ...of.map((one) => one.count ?? 0));
  const width = count === null ? 1 : Math.max(1, (count / most) * barWidth);
  return (
    <svg
      className="figures__line"
      viewBox={`0 0 ${barWidth} 8`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className={count === null ? "figures__few" : "figures__bar"} width={width} height={8} />
    </svg>
  );
}
