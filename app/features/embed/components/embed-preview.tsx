import { useEffect } from "react";
import type { ShareOptions } from "#app/features/embed/share-options.ts";

type Props = { path: string; options: ShareOptions; marks: Record<string, string> };

const scriptPath = "/embed.js";

/**
 * The snippet at work, by the very script that other sites include. It moves the link out of React's sight, so each
 * setting draws a new one. Without scripts it is the link, as it is for visitors without scripts.
 */
export function EmbedPreview({ path, options, marks }: Props) {
  useEffect(() => {
    if (document.querySelector(`script[src="${scriptPath}"]`)) return;
    const script = document.createElement("script");
    script.src = scriptPath;
    document.head.append(script);
  }, []);
  return (
    <div className="embed-stage" data-kind={options.kind}>
      <div key={JSON.stringify([path, options, marks])}>
        <a href={path} {...marks}>
          {options.text}
        </a>
      </div>
    </div>
  );
}
