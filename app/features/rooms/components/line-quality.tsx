import { useState } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { LineQuality } from "../browser/media-transport.ts";

/** How good the line to somebody is, in bars, and on asking in words. */
export function LineBars({ line, name }: { line: LineQuality; name: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="tile__tool"
        aria-haspopup="dialog"
        aria-label={t("room.line.label", { name, bars: line.bars })}
        onClick={() => setOpen(true)}
      >
        <span className="bars" data-bars={line.bars} aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </span>
      </button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t("room.line.title", { name })} lightDismiss>
          <LineWords line={line} name={name} />
          <div className="form__actions">
            <Button type="button" onClick={() => setOpen(false)}>
              {t("room.line.close")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function LineWords({ line, name }: { line: LineQuality; name: string }) {
  const { t, locale } = useI18n();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const facts: [MessageKey, string][] = [
    ["room.line.lost", percent.format(line.lostShare)],
    ["room.line.delay", t("room.line.ms", { ms: Math.round(line.roundTripMs) })],
    ["room.line.rate", t("room.line.mbit", { rate: figure.format(line.bitsIn / 1_000_000) })],
    ["room.line.way", t(line.relayed ? "room.line.relayed" : "room.line.direct")],
  ];
  return (
    <div className="stack">
      <p>{t(words(line), { name })}</p>
      <dl className="line-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function words({ bars, because }: LineQuality) {
  if (bars === 0 || because === "none") return "room.line.none";
  if (because === "fine") return "room.line.fine";
  const how = bars === 3 ? "little" : bars === 2 ? "much" : "most";
  return `room.line.${because}.${how}` as const;
}
