import { useState } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import { TextInput, type TextInputProps } from "./text-input.tsx";

export type PasswordInputProps = Omit<TextInputProps, "type" | "short"> & {
  autoComplete: "current-password" | "new-password";
};

/** With scripts it can be shown; without them it is a plain password field. */
export function PasswordInput(props: PasswordInputProps) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const [shown, setShown] = useState(false);
  return (
    <div className="input-group input-group--inside">
      <TextInput {...props} type={shown ? "text" : "password"} spellCheck={false} autoCapitalize="none" />
      {hydrated && (
        <button
          type="button"
          className="input-group__button"
          aria-pressed={shown}
          aria-controls={props.id}
          title={shown ? t("ui.hidePassword") : t("ui.showPassword")}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? "eye-off" : "eye"} label={t("ui.showPassword")} />
        </button>
      )}
    </div>
  );
}
