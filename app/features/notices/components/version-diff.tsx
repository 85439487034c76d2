import { useI18n } from "#app/ui/i18n.tsx";
import { VisuallyHidden } from "#app/ui/visually-hidden.tsx";
import type { DiffPart, DiffRow } from "../notice-diff.ts";
import type { VersionDiff as Diff } from "../versions-page.server.ts";

/** What changed from one version to another. Marks are words too: few screen readers tell `ins` and `del`. */
export function VersionDiff({ diff }: { diff: Diff }) {
  const { t } = useI18n();
  return (
    <section className="notice__diff" aria-labelledby="diff">
      <h2 id="diff">{t("notices.diff.title", { from: diff.from, to: diff.to })}</h2>
      {diff.material.length > 0 && (
        <>
          <h3>{t("notices.diff.material")}</h3>
          <ul>
            {diff.material.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      {diff.rows.length === 0 && <p>{t("notices.diff.same")}</p>}
      {diff.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two published texts do not change their order
        <Row key={index} row={row} />
      ))}
    </section>
  );
}

function Row({ row }: { row: DiffRow }) {
  const { t } = useI18n();
  switch (row.kind) {
    case "heading":
      return <h3>{row.text}</h3>;
    case "skipped":
      return <p className="small muted">{t("notices.diff.unchanged", { count: row.count })}</p>;
    case "changed":
      return (
        <p>
          {row.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence
            <Marked key={index} part={part} />
          ))}
        </p>
      );
    default:
      return (
        <p>
          <Marked part={row} />
        </p>
      );
  }
}

function Marked({ part }: { part: DiffPart }) {
  const { t } = useI18n();
  if (part.kind === "same") return <>{part.text}</>;
  const Mark = part.kind === "added" ? "ins" : "del";
  const [begin, end] =
    part.kind === "added"
      ? [t("notices.diff.added"), t("notices.diff.endAdded")]
      : [t("notices.diff.removed"), t("notices.diff.endRemoved")];
  return (
    <Mark>
      <VisuallyHidden>{` [${begin} `}</VisuallyHidden>
      {part.text}
      <VisuallyHidden>{` ${end}] `}</VisuallyHidden>
    </Mark>
  );
}
