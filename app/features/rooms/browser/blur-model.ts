import graph from "@mediapipe/selfie_segmentation/selfie_segmentation.binarypb?url";
import loader from "@mediapipe/selfie_segmentation/selfie_segmentation.js?url";
import model from "@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url";
import data from "@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.data?url";
import glue from "@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.js?url";
import wasm from "@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.wasm?url";
import { type BlurParts, loaderName } from "./blur-messages.ts";
import worker from "./blur-worker.ts?script";

/** Where the build has put the worker. */
export const blurWorker = worker;

/** All that the worker loads comes from this site: the build gives each file a name that changes with its content. */
export const blurParts: BlurParts = {
  [loaderName]: loader,
  "selfie_segmentation.binarypb": graph,
  "selfie_segmentation_landscape.tflite": model,
  "selfie_segmentation_solution_simd_wasm_bin.data": data,
  "selfie_segmentation_solution_simd_wasm_bin.js": glue,
  "selfie_segmentation_solution_simd_wasm_bin.wasm": wasm,
};
