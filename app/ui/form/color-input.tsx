import { useEffect, useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { useAwaitsScript } from "#app/ui/use-hydrated.ts";
import { TextInput, type TextInputProps } from "./text-input.tsx";

export type ColorInputProps = Omit<TextInputProps, "type" | "short" | "value" | "onChange"> & {
  name: string;
  /** `#rrggbb` */
  defaultValue: string;
  /** What counts, and is shown, while the field is empty. */
  whenEmpty?: string;
  onColorChange?: (hex: string) => void;
};

const fullHex = /^#[0-9a-f]{6}$/i;

/** A hex colour as text, which posts, and where scripts run a swatch that opens the system's colour picker. */
export function ColorInput({ defaultValue, whenEmpty = "#000000", onColorChange, ...rest }: ColorInputProps) {
  const { t } = useI18n();
  const awaits = useAwaitsScript();
  const [color, setColor] = useState(defaultValue);
  const change = (hex: string) => {
    setColor(hex);
    if (fullHex.test(hex)) onColorChange?.(hex.toLowerCase());
  };
  // What was typed before the page's script had come stands in the field alone: it counts as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the script came is read here
  useEffect(() => {
    const field = rest.id && document.getElementById(rest.id);
    if (field instanceof HTMLInputElement && field.value !== color) change(field.value);
  }, []);
  return (
    <div className="swatch">
      <input
        {...awaits}
        type="color"
        aria-label={t("ui.colorPick")}
        value={fullHex.test(color) ? color : whenEmpty}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <TextInput
        {...rest}
        short
        value={color}
        pattern="#[0-9a-fA-F]{6}"
        title={t("ui.colorFormat")}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}
