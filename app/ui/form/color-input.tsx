import { useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
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

/** A hex colour as text, which posts, and once hydrated a swatch that opens the system's colour picker. */
export function ColorInput({ defaultValue, whenEmpty = "#000000", onColorChange, ...rest }: ColorInputProps) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const [color, setColor] = useState(defaultValue);
  const change = (hex: string) => {
    setColor(hex);
    if (fullHex.test(hex)) onColorChange?.(hex.toLowerCase());
  };
  return (
    <div className="swatch">
      {hydrated && (
        <input
          type="color"
          aria-label={t("ui.colorPick")}
          value={fullHex.test(color) ? color : whenEmpty}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
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
