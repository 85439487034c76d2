import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { WebSocket } from "ws";

/** Cameras and microphones that need no device and no permission, and calls between programs of one machine. */
const preferences = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
  "media.peerconnection.ice.loopback": true,
  "media.peerconnection.ice.obfuscate_host_addresses": false,
  "media.autoplay.default": 0,
  "intl.accept_languages": "en-GB",
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "app.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
};
const startMsMax = 60_000;
const answerMsMax = 30_000;

export type FirefoxPage = {
  /** A function that runs in each page before the page's own scripts. */
  before(functionText: string): Promise<void>;
  open(url: string): Promise<void>;
  /** Runs an expression in the page, as if the person had just pressed something; gives what it comes to, as JSON. */
  run<Value>(expression: string): Promise<Value>;
  close(): Promise<void>;
};

/** Playwright brings a Firefox of its own; this finds the one that is installed here. Undefined where there is none. */
export function findFirefox(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const names = ["firefox-esr", "firefox"];
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

/** Starts Firefox without windows and speaks WebDriver BiDi to it, which it has built in. */
export async function startFirefox(program: string): Promise<FirefoxPage> {
  const home = mkdtempSync(path.join(tmpdir(), "parley-firefox-"));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(home, "user.js"), lines.join("\n"));
  const browser = spawn(
    program,
    ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank"],
    { env: { ...process.env, HOME: home, MOZ_HEADLESS: "1" }, stdio: ["ignore", "ignore", "pipe"] },
  );
  try {
    const say = await connect(`${await addressOf(browser)}/session`);
    await say("session.new", { capabilities: {} });
    const { contexts } = await say<{ contexts: { context: string }[] }>("browsingContext.getTree", {});
    const context = contexts[0]?.context;
    return {
      async before(functionText) {
        await say("script.addPreloadScript", { functionDeclaration: functionText });
      },
      async open(url) {
        await say("browsingContext.navigate", { context, url, wait: "complete" });
      },
      async run<Value>(expression: string) {
        const { result, exceptionDetails } = await say<Evaluated>("script.evaluate", {
          expression: `(async () => JSON.stringify(await (${expression})))()`,
          target: { context },
          awaitPromise: true,
          userActivation: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.text);
        return (result?.value === undefined ? undefined : JSON.parse(result.value)) as Value;
      },
      close: () => end(browser, home),
    };
  } catch (error) {
    await end(browser, home);
    throw error;
  }
}

type Evaluated = { result?: { value?: string }; exceptionDetails?: { text: string } };
type Answer = { id?: number; result?: unknown; error?: string; message?: string };

/** Firefox tells on which port it listens, once it does. */
function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    const timer = setTimeout(() => reject(new Error(`Firefox did not start:\n${told}`)), startMsMax);
    stderr?.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(told)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function connect(address: string) {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  socket.on("message", (data) => {
    const answer = JSON.parse(data.toString()) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  await new Promise((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });
  return function say<Result>(method: string, params: unknown): Promise<Result> {
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Firefox does not answer ${method}`)), answerMsMax);
      waiting.set(id, ({ result, error, message }) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (error) reject(new Error(`${error}: ${message}`));
        else resolve(result as Result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
}

async function end(browser: ChildProcess, home: string): Promise<void> {
  const gone = new Promise((resolve) => browser.once("exit", resolve));
  browser.kill("SIGTERM");
  const late = setTimeout(() => browser.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(late);
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}
