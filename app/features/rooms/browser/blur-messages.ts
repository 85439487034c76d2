/** What the page and its worker that blurs say to each other. Pictures are handed over, not copied. */
export type BlurCommand =
  | { type: "load"; parts: BlurParts }
  /** One picture of the camera. */
  | { type: "picture"; picture: ImageBitmap };

export type BlurAnswer =
  /** The model is there. */
  | { type: "ready" }
  /** The worker has time for another picture. Its clock runs on when the tab is hidden, where the page's does not. */
  | { type: "next" }
  | { type: "blurred"; picture: ImageBitmap }
  /** Too few pictures a second came out of it, for too long. */
  | { type: "slow" }
  | { type: "failed"; why: string };

/** The addresses of the model's files under this origin, by the names that its loader asks for. */
export type BlurParts = Record<string, string>;

/** The name under which the worker finds the loader itself. */
export const loaderName = "selfie_segmentation.js";
