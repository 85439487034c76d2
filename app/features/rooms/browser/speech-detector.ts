/** Levels are told 20 times a second; this is how much of the last second somebody has to be heard. */
const levelsKept = 20;
const loudOnes = 8;
/** A breath, a chair and a fan stay below. */
const loud = 0.35;

/** Tells speech from single sounds, such as a key or a cough. Each call takes a level from 0 to 1. */
export function createSpeechDetector(): (level: number) => boolean {
  const levels: number[] = [];
  return (level) => {
    levels.push(level);
    if (levels.length > levelsKept) levels.shift();
    return levels.filter((one) => one >= loud).length >= loudOnes;
  };
}
