import { classNames } from "./class-names.ts";
import { useI18n } from "./i18n.tsx";

/** Stands where something is being fetched, in about its size. */
export function Skeleton({ lines = 3, block }: { lines?: number; block?: boolean }) {
  const { t } = useI18n();
  return (
    <div className={classNames("skeleton", block && "skeleton--block")} role="status">
      <span className="visually-hidden">{t("ui.loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <div className="skeleton__line" key={line} />
      ))}
    </div>
  );
}
