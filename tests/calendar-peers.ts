import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A real CalDAV server on loopback, with one account. */
export type CalendarPeer = { address: string; username: string; password: string; stop(): Promise<void> };
type Peer<Started = CalendarPeer> = { name: string; whyNot(): string | null; start(): Promise<Started> };

const password = "secret1";

function isThere(program: string, ...options: string[]): boolean {
  try {
    execFileSync(program, options, { stdio: "pipe" });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function started(
  command: readonly [string, ...string[]],
  port: number,
  folder: string,
  isUp: (url: string) => Promise<boolean> = async (url) => (await fetch(url)).status > 0,
): Promise<{ stop(): Promise<void> }> {
  const [program, ...options] = command;
  // A group of its own: Cyrus, when it ends, ends every process of its account in its group, another Cyrus among them.
  const child = spawn(program, options, { stdio: "ignore", detached: true });
  const end = () => void child.kill("SIGKILL");
  process.once("exit", end);
  let up = false;
  for (let tries = 0; tries < 200 && !up; tries++) {
    up = await isUp(`http://127.0.0.1:${port}/`).catch(() => false);
    if (!up) await pause(50);
  }
  if (!up) throw new Error(`${program} did not start`);
  return {
    async stop() {
      child.kill("SIGTERM");
      await Promise.race([once(child, "exit"), pause(2000)]);
      child.kill("SIGKILL");
      process.off("exit", end);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    },
  };
}

export const radicale: Peer = {
  name: "Radicale",
  whyNot: () => (isThere("radicale", "--version") ? null : "radicale is not installed"),
  async start() {
    const folder = await mkdtemp(path.join(tmpdir(), "parley-radicale-"));
    const port = await freePort();
    await writeFile(path.join(folder, "users"), `alice:${password}\n`);
    const config = path.join(folder, "config");
    await writeFile(
      config,
      `[server]\nhosts=127.0.0.1:${port}\n[auth]\ntype=htpasswd\nhtpasswd_filename=${folder}/users\nhtpasswd_encryption=plain\ndelay=0\n[storage]\nfilesystem_folder=${folder}/data\n[logging]\nlevel=error\n`,
    );
    const server = await started(["radicale", "--config", config], port, folder);
    return { address: `http://127.0.0.1:${port}/`, username: "alice", password, ...server };
  },
};

/** Asks for no password at all. */
export const xandikos: Peer = {
  name: "Xandikos",
  whyNot: () => (isThere("xandikos", "--version") ? null : "xandikos is not installed"),
  async start() {
    const folder = await mkdtemp(path.join(tmpdir(), "parley-xandikos-"));
    const port = await freePort();
    const options = ["-d", folder, "--defaults", "--current-user-principal", "/alice/", "-l", "127.0.0.1"];
    const server = await started(["xandikos", ...options, "-p", String(port)], port, folder);
    return { address: `http://127.0.0.1:${port}/`, username: "alice", password, ...server };
  },
};

const saslpasswd = "/usr/sbin/saslpasswd2";
const cyrusMaster = ["/usr/lib/cyrus/bin/master", "/usr/sbin/cyrmaster"].find((file) => existsSync(file));

/** It wants to be started by root, and goes on as an account of its own. Mail of the second one, parley, is ours to read. */
export const cyrus: Peer<CalendarPeer & { imapPort: number; lmtpPort: number }> = {
  name: "Cyrus",
  whyNot: () => {
    if (!cyrusMaster || !isThere(saslpasswd, "-v"))
      return "cyrus-imapd, cyrus-caldav and sasl2-bin are not installed";
    return userInfo().uid === 0 ? null : "Cyrus has to be started by root";
  },
  async start() {
    const folder = await mkdtemp(path.join(tmpdir(), "parley-cyrus-"));
    await chmod(folder, 0o755);
    const [port, imap, lmtp] = [await freePort(), await freePort(), await freePort()];
    for (const part of ["conf", "spool", "run/proc", "run/lock", "run/socket"])
      await mkdir(path.join(folder, part), { recursive: true });
    const conf = path.join(folder, "imapd.conf");
    const settings = {
      ...{ configdirectory: `${folder}/conf`, proc_path: `${folder}/run/proc`, admins: "cyrus" },
      ...{ mboxname_lockpath: `${folder}/run/lock`, defaultpartition: "default", servername: "example.com" },
      ...{ "partition-default": `${folder}/spool`, unixhierarchysep: "yes", virtdomains: "off" },
      ...{ allowplaintext: "yes", sasl_pwcheck_method: "auxprop", sasl_auxprop_plugin: "sasldb" },
      ...{ sasl_sasldb_path: `${folder}/sasldb2`, sasl_mech_list: "PLAIN LOGIN", httpmodules: "caldav" },
      ...{
        caldav_allowscheduling: "on",
        caldav_create_default: "yes",
        calendar_user_address_set: "example.com",
      },
      ...{ lmtpsocket: `${folder}/run/socket/lmtp` },
      ...{ idlesocket: `${folder}/run/socket/idle`, notifysocket: `${folder}/run/socket/notify` },
    };
    await writeFile(
      conf,
      Object.entries(settings)
        .map(([name, value]) => `${name}: ${value}\n`)
        .join(""),
    );
    const services = path.join(folder, "cyrus.conf");
    await writeFile(
      services,
      `START { recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C ${conf} -r" }\nSERVICES {\n imap cmd="imapd -C ${conf}" listen="127.0.0.1:${imap}" prefork=0\n http cmd="httpd -C ${conf}" listen="127.0.0.1:${port}" prefork=0\n lmtp cmd="lmtpd -C ${conf} -a" listen="127.0.0.1:${lmtp}" prefork=0\n}\nEVENTS { checkpoint cmd="ctl_cyrusdb -C ${conf} -c" period=30 }\n`,
    );
    for (const user of ["cyrus", "alice", "parley"])
      execFileSync(saslpasswd, ["-p", "-c", "-f", `${folder}/sasldb2`, "-u", "example.com", user], {
        input: `${password}\n`,
      });
    execFileSync("chown", ["-R", "cyrus:mail", folder]);
    const command = [
      cyrusMaster ?? "",
      "-C",
      conf,
      "-M",
      services,
      "-p",
      `${folder}/run/master.pid`,
    ] as const;
    const server = await started(command, port, folder);
    execFileSync("python3", [
      "-c",
      `import imaplib;m=imaplib.IMAP4('127.0.0.1',${imap});m.login('cyrus','${password}');m.create('user/alice');m.create('user/parley')`,
    ]);
    const ports = { imapPort: imap, lmtpPort: lmtp };
    return { address: `http://127.0.0.1:${port}/dav/`, username: "alice", password, ...ports, ...server };
  },
};
