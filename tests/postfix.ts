import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./calendar-peers.ts";

const program = "/usr/sbin/postfix";

/** Why no Postfix can be started here; null where one can. */
export function whyNoPostfix(): string | null {
  if (!existsSync(program)) return "postfix is not installed";
  return userInfo().uid === 0 ? null : "Postfix has to be started by root";
}

const services = [
  ...["pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr"],
  ...[
    "rewrite unix - - n - - trivial-rewrite",
    "bounce unix - - n - 0 bounce",
    "defer unix - - n - 0 bounce",
  ],
  ...["trace unix - - n - 0 bounce", "verify unix - - n - 1 verify", "proxymap unix - - n - - proxymap"],
  ...["error unix - - n - - error", "retry unix - - n - - error", "lmtp unix - - n - - lmtp"],
  ...["anvil unix - - n - 1 anvil", "showq unix n - n - - showq", "postlog unix-dgram n - n - 1 postlogd"],
];

/**
 * A real mail server on loopback that delivers alice@example.com's mail and ours to an LMTP port, and nothing else. It
 * takes mail for gone@example.com, too, whom nobody knows there.
 */
export async function startPostfix(lmtpPort: number): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "parley-postfix-"));
  await chmod(folder, 0o755);
  for (const part of ["etc", "spool", "data"]) await mkdir(path.join(folder, part));
  execFileSync("chown", ["postfix", path.join(folder, "data")]);
  const port = await freePort();
  const main = {
    compatibility_level: "3.6",
    ...{
      queue_directory: `${folder}/spool`,
      data_directory: `${folder}/data`,
      meta_directory: "/etc/postfix",
    },
    ...{ command_directory: "/usr/sbin", daemon_directory: "/usr/lib/postfix/sbin" },
    ...{ shlib_directory: "/usr/lib/postfix", mail_owner: "postfix", setgid_group: "postdrop" },
    ...{ inet_interfaces: "127.0.0.1", inet_protocols: "ipv4", myhostname: "mx.example.com" },
    ...{
      mydestination: "",
      mynetworks: "127.0.0.0/8",
      virtual_mailbox_domains: "example.com, meet.parley.test",
    },
    virtual_mailbox_maps: "inline:{ alice@example.com=x, gone@example.com=x, parley@meet.parley.test=x }",
    virtual_transport: `lmtp:inet:127.0.0.1:${lmtpPort}`,
    default_transport: "error:5.1.2 no outside mail",
    smtpd_relay_restrictions: "permit_mynetworks,reject",
    ...{ maillog_file: `${folder}/log`, maillog_file_prefixes: folder },
  };
  const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}\n`);
  await writeFile(path.join(folder, "etc/main.cf"), lines.join(""));
  const listed = [`127.0.0.1:${port} inet n - n - - smtpd`, ...services];
  await writeFile(path.join(folder, "etc/master.cf"), `${listed.join("\n")}\n`);
  const postfix = (verb: string) =>
    execFileSync(program, ["-c", path.join(folder, "etc"), verb], { stdio: "ignore" });
  postfix("start");
  for (let tries = 0; tries < 200 && !(await answers(port)); tries++) await pause(50);
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      postfix("stop");
      await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.setTimeout(1000, () => socket.destroy());
    socket.once("connect", () => socket.destroy());
  });
}
