import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FileProblem } from "../browser/file-exchange.ts";
import type { RoomSession } from "../browser/room-session.ts";

const words: Record<FileProblem, MessageKey> = {
  "too-large": "room.file.tooLarge",
  empty: "room.file.empty",
  nobody: "room.file.nobody",
};

export type FileGiving = ReturnType<typeof useFileGiving>;

/** Files that are chosen, dropped or pasted: each goes to those present, or it is said why not. */
export function useFileGiving(session: RoomSession) {
  const { t } = useI18n();
  const [problems, setProblems] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  // Without a secure page there is no sum to check a file by.
  const [supported] = useState(() => crypto.subtle !== undefined);

  async function give(files: readonly File[]) {
    setProblems([]);
    for (const file of files) {
      const problem = await session.files.give(file);
      if (problem) setProblems((said) => [...said, t(words[problem], { name: file.name })]);
    }
  }
  const carriesFiles = (event: DragEvent) => supported && event.dataTransfer.types.includes("Files");
  return {
    supported,
    problems,
    over,
    give,
    dropping: {
      onDragOver(event: DragEvent) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setOver(false);
      },
      onDrop(event: DragEvent) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void give([...event.dataTransfer.files]);
      },
    },
    onPaste(event: ClipboardEvent) {
      const files = [...event.clipboardData.files];
      if (!supported || files.length === 0) return;
      event.preventDefault();
      void give(files);
    },
  };
}

/** Chooses files; the field itself is what the button stands for, so it is neither seen nor stopped at. */
export function AttachButton({ giving, disabled }: { giving: FileGiving; disabled: boolean }) {
  const { t } = useI18n();
  const field = useRef<HTMLInputElement>(null);
  if (!giving.supported) return null;
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t("room.file.attach")}
        onChange={(event) => {
          void giving.give([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = "";
        }}
      />
      <Button
        type="button"
        variant="quiet"
        icon="attach"
        iconOnly
        aria-disabled={disabled || undefined}
        onClick={() => !disabled && field.current?.click()}
      >
        {t("room.file.attach")}
      </Button>
    </>
  );
}
