import { useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { canChooseSpeaker, chooseSpeaker, playChime, speaker } from "../browser/speaker.ts";
import { useStore } from "./use-store.ts";

type SpeakerChoiceProps = { devices: readonly { id: string; label: string }[] };

/** Which speaker, where the browser leaves the choice to the page; and a sound to hear that it works, everywhere. */
export function SpeakerChoice({ devices }: SpeakerChoiceProps) {
  const { t } = useI18n();
  const chosen = useStore(speaker);
  const options = devices.map(({ id, label }, index) => ({
    value: id,
    label: label || t("room.lobby.deviceNumber", { number: index + 1 }),
  }));
  const known = devices.some(({ id }) => id === chosen);
  return (
    <>
      {canChooseSpeaker() && devices.length > 0 && (
        <Field label={t("room.speaker.label")}>
          {({ required, ...control }) => (
            <Select
              {...control}
              options={options}
              value={known ? chosen : devices[0]?.id}
              onChange={(event) => chooseSpeaker(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <SpeakerTest />
    </>
  );
}

type Test = "none" | "playing" | "played" | "failed";

const outcomes = {
  playing: "room.speaker.playing",
  played: "room.speaker.played",
  failed: "room.speaker.failed",
} as const;

function SpeakerTest() {
  const { t } = useI18n();
  const [test, setTest] = useState<Test>("none");
  const play = async () => {
    setTest("playing");
    setTest((await playChime()) ? "played" : "failed");
  };
  return (
    <div className="lobby__test">
      <Button type="button" icon="volume" busy={test === "playing"} onClick={() => void play()}>
        {t("room.speaker.test")}
      </Button>
      <p className="level__hint" role="status">
        {test !== "none" && t(outcomes[test])}
      </p>
    </div>
  );
}
