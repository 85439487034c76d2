import { type BlurAnswer, type BlurCommand, type BlurParts, loaderName } from "./blur-messages.ts";
import { createBlurPace } from "./blur-pace.ts";

/**
 * Finds the person in each picture of the camera and softens everything else, apart from the page, so that its buttons
 * answer meanwhile. Pictures never leave the browser.
 *
 * The model is MediaPipe's selfie segmentation (Apache-2.0). Its loader was written for a page: it asks `window` and
 * `document` for a canvas and for scripts, which is all that is set up for it here.
 */
type Segmenter = {
  setOptions(options: { modelSelection: 0 | 1; useCpuInference: boolean }): void;
  onResults(listener: (results: { segmentationMask: CanvasImageSource }) => void): void;
  initialize(): Promise<void>;
  send(input: { image: OffscreenCanvas }): Promise<void>;
};
type WorkerScope = {
  SelfieSegmentation?: new (options: { locateFile(name: string): string }) => Segmenter;
  importScripts(...urls: string[]): void;
  postMessage(answer: BlurAnswer, handedOver?: Transferable[]): void;
  onmessage: ((event: MessageEvent<BlurCommand>) => void) | null;
};
const scope = globalThis as unknown as WorkerScope;

/** The model looks at 256 × 144 pixels; the picture that goes out is no wider than this. */
const widthMax = 960;
/** The background goes through a picture this much smaller, which is what blurs it. */
const coarseness = 24;

const seen = new OffscreenCanvas(256, 144);
const out = new OffscreenCanvas(2, 2);
const coarse = new OffscreenCanvas(2, 2);
const soft = new OffscreenCanvas(2, 2);
const pace = createBlurPace();
let segmenter: Segmenter | null = null;
let mask: CanvasImageSource | null = null;

function standInForAPage() {
  type Listener = () => void;
  const createElement = (tag: string) => {
    if (tag === "canvas") return new OffscreenCanvas(1, 1);
    const loaded: Listener[] = [];
    return {
      address: "",
      loaded,
      setAttribute(name: string, value: string) {
        if (name === "src") this.address = value;
      },
      addEventListener: (name: string, listener: Listener) => name === "load" && loaded.push(listener),
    };
  };
  const appendChild = ({ address, loaded }: { address: string; loaded: Listener[] }) => {
    scope.importScripts(address);
    for (const listener of loaded) listener();
  };
  const document = { createElement, body: { appendChild }, addEventListener: () => undefined };
  Object.assign(globalThis, { window: globalThis, document });
}

async function load(parts: BlurParts) {
  const addressOf = (name: string) => {
    const address = parts[name.slice(name.lastIndexOf("/") + 1)];
    if (!address) throw new Error(`the model asks for ${name}`);
    return address;
  };
  standInForAPage();
  scope.importScripts(addressOf(loaderName));
  if (!scope.SelfieSegmentation) throw new Error("the model's loader did not start");
  const made = new scope.SelfieSegmentation({ locateFile: addressOf });
  // Measured: without a graphics card a third of the time, and with one the card is left to the call.
  made.setOptions({ modelSelection: 1, useCpuInference: true });
  made.onResults(({ segmentationMask }) => {
    mask = segmentationMask;
  });
  await made.initialize();
  // The first picture builds what all others use, and takes seconds on slow machines: nobody's pace is judged by it.
  context(seen).fillRect(0, 0, seen.width, seen.height);
  await made.send({ image: seen });
  segmenter = made;
}

async function blur(picture: ImageBitmap) {
  const startedAt = performance.now();
  context(seen).drawImage(picture, 0, 0, seen.width, seen.height);
  await segmenter?.send({ image: seen });
  draw(picture);
  picture.close();
  const blurred = out.transferToImageBitmap();
  scope.postMessage({ type: "blurred", picture: blurred }, [blurred]);
  const now = performance.now();
  const wait = pace.took(now - startedAt, now);
  if (wait === "slow") scope.postMessage({ type: "slow" });
  else setTimeout(() => scope.postMessage({ type: "next" }), wait);
}

/** The person, cut out by the mask, before the softened picture. */
function draw(picture: ImageBitmap) {
  const scale = Math.min(1, widthMax / picture.width);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  resize(out, width, height);
  resize(coarse, Math.ceil(width / coarseness), Math.ceil(height / coarseness));
  resize(soft, coarse.width * 4, coarse.height * 4);
  // Two steps up: one alone shows the squares.
  context(coarse).drawImage(picture, 0, 0, coarse.width, coarse.height);
  context(soft).drawImage(coarse, 0, 0, soft.width, soft.height);
  const paint = context(out);
  paint.globalCompositeOperation = "copy";
  if (mask) paint.drawImage(mask, 0, 0, width, height);
  else paint.clearRect(0, 0, width, height);
  paint.globalCompositeOperation = "source-in";
  paint.drawImage(picture, 0, 0, width, height);
  paint.globalCompositeOperation = "destination-over";
  paint.drawImage(soft, 0, 0, width, height);
}

function resize(canvas: OffscreenCanvas, width: number, height: number) {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

function context(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const found = canvas.getContext("2d");
  if (!found) throw new Error("no canvas to draw on");
  found.imageSmoothingQuality = "high";
  return found;
}

const fail = (error: unknown) => scope.postMessage({ type: "failed", why: String(error) });

scope.onmessage = ({ data }) => {
  if (data.type === "picture") return void blur(data.picture).catch(fail);
  load(data.parts)
    .then(() => {
      scope.postMessage({ type: "ready" });
      scope.postMessage({ type: "next" });
    })
    .catch(fail);
};
