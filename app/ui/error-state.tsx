import type { ReactNode } from "react";
import { EmptyPicture, type EmptyPictureName } from "./empty-picture.tsx";

export type ErrorStateProps = {
  /** An HTTP status; chooses the picture. */
  code?: number;
  title: string;
  children?: ReactNode;
  /** The ways onward: at least one. */
  actions: ReactNode;
  /** For support: shown small, such as a request's id. */
  reference?: string;
};

function pictureFor(code: number | undefined): EmptyPictureName {
  if (code === 404 || code === 410) return "search";
  if (code === 401 || code === 403 || code === 429) return "door";
  return "broken";
}

/** The body of every error page. It takes no words of its own, so that it also works when nothing else does. */
export function ErrorState({ code, title, children, actions, reference }: ErrorStateProps) {
  return (
    <div className="empty error-state">
      <EmptyPicture name={pictureFor(code)} />
      {code && <p className="error-state__code">{code}</p>}
      <h1>{title}</h1>
      {children && <p>{children}</p>}
      <div className="empty__actions">{actions}</div>
      {reference && (
        <p className="small">
          <code>{reference}</code>
        </p>
      )}
    </div>
  );
}
