import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { CallFigures } from "../call-figures.server.ts";
import type { Bar } from "../figures.server.ts";
import type { Ratings } from "../ratings.server.ts";
import { CallFiguresCard } from "./call-figures-card.tsx";
import { RatingsCard } from "./ratings-card.tsx";

const height = 120;
const step = 40;
const width = 26;
/** What is not told stands as a line of its own kind. */
const fewHeight = 3;

type FiguresViewProps = { bars: readonly Bar[]; ratings: Ratings | null; lines: CallFigures | null };

/** Meetings by month as bars, and the same as a table. */
export function FiguresView({ bars, ratings, lines }: FiguresViewProps) {
  const { t } = useI18n();
  const text = (count: number | null) => (count === null ? t("figures.few") : t("figures.count", { count }));
  return (
    <div className="stack stack--loose">
      <p className="muted">{t("figures.lead")}</p>
      {bars.every(({ count }) => count === null) ? (
        <EmptyState title={t("figures.empty")}>{t("figures.emptyText")}</EmptyState>
      ) : (
        <Chart bars={bars} />
      )}
      <div className="card card--flush">
        <Table
          caption={t("figures.caption")}
          columns={[
            { key: "month", header: t("figures.month"), rowHeader: true, cell: (bar: Bar) => bar.label },
            { key: "count", header: t("figures.meetings"), align: "end", cell: ({ count }) => text(count) },
          ]}
          rows={bars}
          rowKey={({ label }) => label}
        />
      </div>
      <RatingsCard ratings={ratings} />
      <CallFiguresCard figures={lines} />
    </div>
  );
}

/** The table says the same, so for those who hear the page this is one picture. */
function Chart({ bars }: { bars: readonly Bar[] }) {
  const { t } = useI18n();
  const most = Math.max(...bars.map(({ count }) => count ?? 0));
  return (
    <svg
      className="figures__chart"
      viewBox={`0 0 ${bars.length * step} ${height}`}
      role="img"
      aria-label={t("figures.chart")}
    >
      {bars.map(({ label, count }, index) => {
        const tall = count === null ? fewHeight : Math.max(fewHeight, (count / most) * height);
        return (
          <rect
            key={label}
            className={count === null ? "figures__few" : "figures__bar"}
            x={index * step + (step - width) / 2}
            y={height - tall}
            width={width}
            height={tall}
            rx={2}
          />
        );
      })}
    </svg>
  );
}
